import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { part } from "./pages.js";

const binary = { schema: { type: "string", format: "binary" } };

function answersOf(text: string, file: string, pointer: string): unknown {
  const responses = part(importPage(text, { file }), `${pointer}/responses`);
  const bare = JSON.stringify(responses, (key, value) => (/^x-concord-|^description$/.test(key) ? undefined : value));
  return JSON.parse(bare);
}

describe("answers that words state", () => {
  it.each([
    ["Returns the horn as `audio/mpeg`."],
    ["返回 `audio/mpeg` 格式的汽笛声。"],
    ["Die Antwort ist audio/mpeg."],
    ["## Response\n\n`audio/mpeg`"],
    ["## Response\n\nContent-Type: audio/mpeg"],
    ["```\nHTTP/1.1 200 OK\nContent-Type: audio/mpeg\n```"],
  ])("an answer has the media type that the page states: %s", (said) => {
    const page = `# Horn\n\n\`GET https://sea.example/v1/horn\`\n\n${said}\n`;
    expect(answersOf(page, "horn.md", "/paths/~1horn/get")).toEqual({ "200": { content: { "audio/mpeg": binary } } });
  });

  it("a copy of a page names the media type on a line below the status", () => {
    const page = `Horn\nPOST\nhttps://sea.example/v1/horn\n\nBody\napplication/json\n\ntune\nstring\nrequired\nThe tune.\n\nResponse\n200\naudio/wav\nThe sound.\n`;
    expect(answersOf(page, "horn.txt", "/paths/~1horn/post")).toEqual({ "200": { content: { "audio/wav": binary } } });
  });

  it.each(["Send it as `audio/mpeg`.", "Returns JSON (`application/json`), or the bytes as `audio/mpeg`."])(
    "what is sent and what depends on the call says nothing of the answer: %s",
    (said) => {
      const page = `# Horn\n\n\`GET https://sea.example/v1/horn\`\n\n${said}\n`;
      expect(answersOf(page, "horn.md", "/paths/~1horn/get")).toEqual({
        "200": { content: { "application/json": { schema: {} } } },
      });
    },
  );

  it.each(["No body. Returns `204`.", "无请求体。返回 `204`。", "Ohne Body. Die Antwort ist 204 No Content."])(
    "an operation without a body and with an empty answer has neither: %s",
    (said) => {
      const page = importPage(
        `# Sea\n\n## Stop\n\n\`POST https://sea.example/v1/horn/stop\`\n\n${said}\n\n## Blow\n\n\`POST https://sea.example/v1/horn\`\n\n| Name | Type |\n|---|---|\n| tune | string |\n`,
        { file: "sea.md" },
      );
      const operation = part(page, "/paths/~1horn~1stop/post");
      expect(operation.requestBody).toBeUndefined();
      expect(Object.entries(operation.responses as object)).toEqual([["204", { description: "Success" }]]);
    },
  );
});
