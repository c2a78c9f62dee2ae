import { describe, expect, it } from "vitest";
import { printDocument } from "../../../../scripts/emit/document/print-document.js";
import { readText } from "../../../helpers/read-text.js";

const answer = (type: string) => ({
  responses: { 200: { description: "Done.", content: { "application/json": { schema: { type } } } } },
});

function describing(paths: object, components: object = {}): object {
  return {
    openapi: "3.1.0",
    info: { title: "Shared", version: "1" },
    servers: [{ url: "https://shared.example" }],
    paths,
    components,
  };
}

const listed = ({ contract }: Awaited<ReturnType<typeof readText>>) =>
  contract.operations.map(({ key, path, resource, action }) => [key, path, [...resource, action].join(".")]);

describe("operations of one URL", () => {
  const paths = {
    "/a/{x}": { parameters: [{ name: "x", in: "path", required: true, schema: {} }], get: answer("object") },
    "/a/{y}": {
      parameters: [{ name: "y", in: "path", required: true, schema: {} }],
      get: { operationId: "getByY", ...answer("string") },
    },
    "/b": { post: answer("object") },
    "/b#second": { post: answer("string") },
    "/c#one": { post: answer("object") },
    "/c#two": { post: answer("string") },
  };
  const expected = [
    ["GET /a/{x}", "/a/{x}", "a.retrieve"],
    ["GET /a/{x}#getByY", "/a/{x}", "a.retrieveGetByY"],
    ["POST /b", "/b", "b.create"],
    ["POST /b#second", "/b", "b.createSecond"],
    ["POST /c", "/c", "c.create"],
    ["POST /c#two", "/c", "c.createTwo"],
  ];
  const sorted = (rows: readonly (readonly string[])[]) => [...rows].sort(([a = ""], [b = ""]) => (a < b ? -1 : 1));

  it("operations of one URL all stay, under names of their own, and each is a warning", async () => {
    const read = await readText(describing(paths), "shared.json");
    expect(sorted(listed(read))).toEqual(expected);
    const pointers = read.diagnostics
      .filter(({ code }) => code === "operation-duplicate" || code === "path-repaired")
      .map(({ code, severity, at }) => `${severity} ${code} ${at.pointer}`);
    expect(pointers.sort()).toEqual([
      "warning operation-duplicate /paths/~1a~1{y}/get",
      "warning operation-duplicate /paths/~1c#two/post",
      "warning path-repaired /paths/~1a~1{y}/get",
      "warning path-repaired /paths/~1b#second/post",
      "warning path-repaired /paths/~1c#one/post",
      "warning path-repaired /paths/~1c#two/post",
    ]);
  });

  it("operations of one URL are the same in the document that is written of them", async () => {
    const read = await readText(describing(paths), "shared.json");
    const again = await readText(printDocument(read.contract), "written.json");
    expect(sorted(listed(again))).toEqual(expected);
  });
});

describe("a path that refers to another one", () => {
  const shared = {
    pathItems: {
      S: { parameters: [{ name: "q", in: "query", schema: {} }], get: answer("object"), post: answer("array") },
    },
  };
  const $ref = "#/components/pathItems/S";

  it("a reference beside methods keeps both, and what stands at the path goes before it", async () => {
    const own = { name: "h", in: "header", schema: {} };
    const read = await readText(
      describing({ "/s/{id}": { $ref, parameters: [own], post: answer("string") }, "/t": { $ref } }, shared),
      "refs.json",
    );
    const rows = read.contract.operations.map(({ key, parameters, responses }) => [
      key,
      parameters.map(({ name }) => name).join(),
      [...(responses[0]?.content[0]?.schema?.types ?? [])].join(),
    ]);
    expect(rows).toEqual([
      ["POST /s/{id}", "q,h,id", "string"],
      ["GET /s/{id}", "q,h,id", "object"],
      ["GET /t", "q", "object"],
      ["POST /t", "q", "array"],
    ]);
    expect(read.diagnostics.map(({ code, at }) => `${code} ${at.pointer}`).sort()).toEqual([
      "keyword-ignored /paths/~1s~1{id}/post",
      "path-parameter-mismatch /components/pathItems/S/get",
      "path-parameter-mismatch /paths/~1s~1{id}/post",
    ]);
  });
});
