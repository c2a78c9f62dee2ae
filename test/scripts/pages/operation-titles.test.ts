import { expect, it } from "vitest";
import { importPage } from "../../../scripts/pages/import-page.js";
import { part, shapes } from "./pages.js";

it.each(["Endpoint", "2. Endpoints", "エンドポイント", "端點", "接口", "Endpunkt"])(
  "a heading that says that an address follows is no title of an operation: %s",
  (heading) => {
    const page = importPage(
      `# Blow the horn\n\n## ${heading}\n\n\`POST https://sea.example/v1/horns\`\n\n| Name | Type |\n|---|---|\n| tune | string |\n`,
      { file: "horns.md" },
    );
    expect(part(page, "/paths/~1horns/post").summary).toBe("Blow the horn");
  },
);

it.each(["- [x] `tune`\n- [x] `stream`", "| Name | Required |\n|---|---|\n| tune | no |\n| stream | no |"])(
  "the field that asks for events is a flag, though the page does not state its type: %s",
  (fields) => {
    const page = importPage(
      `# Horns\n\n\`POST https://sea.example/v1/horns\`\n\n### Supported request fields\n\n${fields}\n`,
      {
        file: "horns.md",
      },
    );
    expect(part(page, "/paths/~1horns/post")["x-concord-stream"]).toEqual({ flag: "stream" });
    expect(shapes(page, "CreateHornRequest").stream).toEqual({ type: ["boolean", "null"] });
  },
);
