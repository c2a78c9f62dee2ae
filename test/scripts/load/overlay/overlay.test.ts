import { describe, expect, it } from "vitest";
import { type Diagnostic, Diagnostics } from "../../../../scripts/base/diagnostics.js";
import { type LoadedDocument, loadDocument } from "../../../../scripts/load/load.js";
import { SourceFiles } from "../../../../scripts/load/read/source-files.js";
import { expectWords } from "../../../helpers/expect-words.js";

const spec = `openapi: 3.1.0
info: { title: T, version: "1", summary: Old }
tags: [{ name: a }, { name: b }, { name: c }]
paths:
  /things:
    get:
      operationId: list
      responses:
        200: &done { description: Done }
    post:
      responses:
        200: *done
        404: { $ref: "#/components/responses/Lost" }
`;

const head = "overlay: 1.0.0\ninfo: { title: Fixes, version: '1' }\n";

interface Outcome {
  readonly loaded: LoadedDocument | undefined;
  readonly codes: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly place: (pointer: string) => string | undefined;
}

async function overlay(...actions: readonly string[]): Promise<Outcome> {
  const found = new Diagnostics();
  const { report, all: diagnostics } = found;
  const sources = new SourceFiles("/specs", report);
  sources.add("api.yaml", spec);
  const overlays = actions.map((text, index) => sources.add(`fix${index + 1}.yaml`, text).file);
  const loaded = await loadDocument("api.yaml", { sources, diagnostics: found, overlays });
  expectWords(diagnostics);
  const text = ({ file, line }: { file: string; line?: number }) => `${file}:${line}`;
  return {
    loaded,
    diagnostics: diagnostics.map((item) => ({ ...item, at: sources.locate(item.at) })),
    codes: diagnostics.map((item) => `${item.code} ${text(sources.locate(item.at))}`),
    place: (pointer) => loaded && text(sources.locate(loaded.originOf(pointer))),
  };
}

const drop404 = `${head}actions:\n  - target: $.paths.*.*.responses['404']\n    remove: true\n`;

describe("overlays", () => {
  it("overlays may bring references that are meant from the schema around them", async () => {
    const answer = `{ type: object, properties: { w: { $ref: "#/$defs/Word" } }, $defs: { Word: { type: string } } }`;
    const schema = `update: { components: { schemas: { Answer: ${answer} } } }`;
    const { codes } = await overlay(`${head}actions:\n  - target: $\n    ${schema}\n`);
    expect(codes.map((code) => code.split(" ")[0])).toEqual(["ref-repaired", "ref-unresolved"]);
  });

  it("overlays mend what could not be loaded otherwise", async () => {
    expect((await overlay()).codes).toEqual(["ref-unresolved api.yaml:13"]);
    const { loaded, codes } = await overlay(drop404);
    expect(codes).toEqual([]);
    expect(loaded?.document.paths).toMatchObject({
      "/things": { post: { responses: { 200: { description: "Done" } } } },
    });
  });

  it("overlays merge objects, grow lists and replace values, in their order", async () => {
    const first = `${head}actions:
  - target: $.info
    update: { summary: New, contact: { name: Us } }
  - target: $.tags
    update: { name: d }
  - target: $
    update: { tags: [{ name: e }, { name: f }] }
`;
    const { loaded } = await overlay(drop404, first, `${head}actions: [{ target: $.info, update: { title: Last } }]`);
    expect(loaded?.document).toMatchObject({
      info: { title: "Last", version: "1", summary: "New", contact: { name: "Us" } },
      tags: ["a", "b", "c", "d", "e", "f"].map((name) => ({ name })),
    });
  });

  it("overlays select with filters, and remove several items of one list", async () => {
    const filter = "$.tags[?@.name == 'a' || @.name == 'c']";
    const { loaded } = await overlay(drop404, `${head}actions: [{ target: "${filter}", remove: true }]`);
    expect(loaded?.document.tags).toEqual([{ name: "b" }]);
  });

  it("overlays leave alone what an alias shares with the target", async () => {
    const target = "$.paths['/things'].get.responses['200']";
    const { loaded } = await overlay(
      drop404,
      `${head}actions: [{ target: "${target}", update: { description: Yes } }]`,
    );
    expect(loaded?.document.paths).toMatchObject({
      "/things": {
        get: { responses: { 200: { description: "Yes" } } },
        post: { responses: { 200: { description: "Done" } } },
      },
    });
  });

  it("overlays are where the origins of what they brought lead", async () => {
    const fix = `${head}actions:
  - target: $.tags[0]
    remove: true
  - target: $.paths
    update:
      /more:
        get: { operationId: more, responses: { 200: { description: Done } } }
  - target: $.info
    update:
      summary: New
`;
    const { place } = await overlay(drop404, fix);
    expect(place("/paths/~1more/get/operationId")).toBe("fix2.yaml:9");
    expect(place("/info/summary")).toBe("fix2.yaml:12");
    expect(place("/info/title")).toBe("api.yaml:2");
    expect(place("/paths/~1things/get")).toBe("api.yaml:6");
    expect(place("/tags/0")).toBe("api.yaml:3");
  });

  it("overlays are blamed for what they break", async () => {
    const fix = `${head}actions:\n  - target: $.paths\n    update:\n      /b: { $ref: "#/paths/~1none" }\n`;
    expect((await overlay(drop404, fix)).codes).toEqual(["ref-unresolved fix2.yaml:6"]);
  });

  it("overlays warn of an action that matches nothing", async () => {
    const { codes, diagnostics } = await overlay(
      drop404,
      `${head}actions:\n  - target: $.info\n    update: { summary: A }\n  - target: $.paths['/gone']\n    remove: true\n`,
    );
    expect(codes).toEqual(["overlay-unmatched fix2.yaml:6"]);
    expect(diagnostics[0]).toMatchObject({ severity: "warning", at: { pointer: "/actions/1/target" } });
  });

  it("overlays tell quietly of a filter that nothing fits", async () => {
    const fix = `${head}actions:\n  - target: $.paths[*][?@.deprecated]\n    update: { summary: Old }\n`;
    const { diagnostics } = await overlay(drop404, fix);
    expect(diagnostics).toMatchObject([{ code: "overlay-unmatched", severity: "info" }]);
  });

  it.each([
    ["no overlay", "openapi: 3.1.0\n", "overlay-invalid fix1.yaml:1"],
    ["no actions", head, "overlay-invalid fix1.yaml:1"],
    ["no target", `${head}actions:\n  - update: {}\n`, "overlay-invalid fix1.yaml:4"],
    ["nothing to do", `${head}actions:\n  - target: $.info\n`, "overlay-invalid fix1.yaml:4"],
    ["no JSONPath", `${head}actions:\n  - target: info[\n    remove: true\n`, "overlay-invalid fix1.yaml:4"],
    ["an update that fits not", `${head}actions:\n  - target: $.info\n    update: 1\n`, "overlay-invalid fix1.yaml:5"],
    ["everything to remove", `${head}actions:\n  - target: $\n    remove: true\n`, "overlay-invalid fix1.yaml:4"],
  ])("overlays refuse %s with its place", async (_, text, expected) => {
    expect((await overlay(text, drop404)).codes).toEqual([expected]);
  });

  it("overlays report a file that is not there", async () => {
    const found = new Diagnostics();
    const { report, all: diagnostics } = found;
    const sources = new SourceFiles("/specs", report);
    sources.add("api.yaml", spec);
    await loadDocument("api.yaml", { sources, diagnostics: found, overlays: ["none.yaml"] });
    expect(diagnostics.map(({ code, at }) => `${code} ${at.file}`)).toContain("file-unreadable none.yaml");
  });
});
