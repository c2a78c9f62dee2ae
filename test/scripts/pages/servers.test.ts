import { describe, expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { notes, part } from "./pages.js";

const table = "| Name | Type | Required |\n|---|---|---|\n| tune | string | yes |\n";

function serverOf(text: string, file = "sea.md"): unknown {
  const { document } = importPage(text, { file });
  const servers = document?.servers;
  return Array.isArray(servers) ? servers.map(({ url }) => url) : undefined;
}

describe("servers that a page states", () => {
  it.each([
    "ベース URL: `https://sea.example/v1`",
    "The base URL is `https://sea.example/v1`.",
    "API 地址：`https://sea.example/v1`",
    "请将 base_url 设置为 `https://sea.example/v1`",
    "> 📘 Base URL\n>\n> `https://sea.example/v1`",
    "The sea speaks the horn protocol at `https://sea.example/v1`.",
  ])("the address below which endpoints are is read where a sentence states it: %s", (said) => {
    expect(serverOf(`# Horns\n\n${said}\n\n\`POST /horns\`\n\n${table}`)).toEqual(["https://sea.example/v1"]);
  });

  it("a server alone on the line below a method and a path is theirs", () => {
    const page =
      "GET\n/v1/tides\nhttps://sea.example\n\nList tides\n\nQuery Parameters\n\nlimit\ninteger\nAt most 9.\n";
    expect(serverOf(page, "sea.txt")).toEqual(["https://sea.example/v1"]);
  });

  it("an address that only one sentence has is told to be a guess", () => {
    const page = importPage(
      `# Horns\n\nAll of it lives at \`https://sea.example/api\`.\n\n\`POST /horns\`\n\n${table}`,
      {
        file: "sea.md",
      },
    );
    expect(part(page, "/servers/0").url).toBe("https://sea.example/api");
    expect(notes(page)).toEqual(["import-guessed 3"]);
  });

  it.each([
    "It passes calls on to `https://api.openai.com/v1`.",
    "See `https://sea.example/guide`.",
    "Call `https://sea.example/v1` by day and `https://moon.example/v1` by night.",
    "Ask your admin for `https://your-domain/v1`.",
    "The endpoint takes https://sea.example/boats.json files.",
  ])("no other address is taken for a server: %s", (said) => {
    expect(serverOf(`# Horns\n\n${said}\n\n\`POST /horns\`\n\n${table}`)).toBeUndefined();
  });
});
