import { describe, expect, it } from "vitest";
import { loadText } from "../../helpers/load-text.js";

/** `code pointer` of what a text is refused or mended for. */
async function toldOf(written: unknown): Promise<readonly string[]> {
  const { loaded, diagnostics } = await loadText(JSON.stringify(written), "a.json");
  return [
    ...diagnostics.map(({ code, at }) => `${code} ${at.pointer}`),
    ...(loaded === undefined ? ["refused"] : [loaded.version]),
  ];
}

const info = { title: "T", version: "1" };
const rest = { info, paths: {} };

describe("the version of a description", () => {
  it.each<[unknown, readonly string[]]>([
    [{ openapi: "3.0.3", ...rest }, ["3.0.3"]],
    [{ openapi: "3.1", ...rest }, ["3.1"]],
    [{ openapi: "3.2.0-rc1", ...rest }, ["3.2.0-rc1"]],
    [{ openapi: 3, ...rest }, ["keyword-repaired /openapi", "3.0.0"]],
    [{ openapi: 3.1, ...rest }, ["keyword-repaired /openapi", "3.1.0"]],
    [{ openapi: 3.2, ...rest }, ["keyword-repaired /openapi", "3.2.0"]],
    [{ swagger: "2.0", ...rest }, ["2.0"]],
    [{ swagger: 2, ...rest }, ["2.0"]],
    [{ openapi: "3.3.0", ...rest }, ["version-unsupported /openapi", "refused"]],
    [{ openapi: "3.10", ...rest }, ["version-unsupported /openapi", "refused"]],
    [{ openapi: "v3.1", ...rest }, ["version-unsupported /openapi", "refused"]],
    [{ openapi: 4, ...rest }, ["version-unsupported /openapi", "refused"]],
    [{ openapi: 2, swagger: "2.0", ...rest }, ["version-unsupported /openapi", "refused"]],
    [{ swagger: "1.2", ...rest }, ["version-unsupported /swagger", "refused"]],
    [rest, ["version-unsupported ", "refused"]],
    [[], ["document-invalid ", "refused"]],
    ["text", ["document-invalid ", "refused"]],
  ])("the version of %j is read or refused", async (written, told) => {
    expect(await toldOf(written)).toEqual(told);
  });
});

describe("the sections of a description", () => {
  it.each<[unknown, readonly string[]]>([
    [{ openapi: "3.1.0", info, webhooks: {} }, ["3.1.0"]],
    [{ openapi: "3.1.0", info, components: {} }, ["3.1.0"]],
    [{ openapi: "3.1.0", info }, ["document-invalid ", "refused"]],
    [{ openapi: "3.1.0", info, definitions: {} }, ["document-invalid ", "refused"]],
    [
      { openapi: "3.1.0", info, paths: [], components: null },
      ["document-invalid /paths", "document-invalid /components", "refused"],
    ],
    [{ openapi: "3.1.0", info, paths: {}, webhooks: "w" }, ["document-invalid /webhooks", "refused"]],
    ...["definitions", "parameters", "responses", "securityDefinitions"].map(
      (section): [unknown, readonly string[]] => [{ swagger: "2.0", info, [section]: {} }, ["2.0"]],
    ),
    [{ swagger: "2.0", info, components: {} }, ["document-invalid ", "refused"]],
  ])("the sections of %j are enough or told", async (written, told) => {
    expect(await toldOf(written)).toEqual(told);
  });

  it("the sections are told with what they are and what they should be", async () => {
    const { diagnostics } = await loadText(
      JSON.stringify({ openapi: "3.1.0", info, paths: [], components: 1 }),
      "a.json",
    );
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '"paths" must be an object, not a list.',
      '"components" must be an object, not 1.',
    ]);
    const none = await loadText(JSON.stringify({ openapi: "3.1.0", info }), "a.json");
    expect(none.diagnostics[0]?.message).toBe("The description has no paths, webhooks or components.");
  });
});

it("the order of keys in a file never shows, that of lists does", async () => {
  const letters = [..."lkjihgfedcba"];
  const written = (keys: readonly string[]) => {
    const named = <T>(value: T) => Object.fromEntries(keys.map((key) => [key, value]));
    return {
      openapi: "3.1.0",
      info,
      paths: {},
      components: { schemas: named({ type: "object", properties: named({ enum: letters }) }) },
    };
  };
  const one = (await loadText(JSON.stringify(written(["a", "b", "c"])), "a.json")).loaded?.document;
  const two = (await loadText(JSON.stringify(written(["c", "a", "b"])), "a.json")).loaded?.document;
  expect(JSON.stringify(two)).toBe(JSON.stringify(one));
  expect(Object.keys(two ?? {})).toEqual(["components", "info", "openapi", "paths"]);
  expect(two).toHaveProperty("components.schemas.c.properties.c.enum", letters);
});

it("a long chain of aliases is loaded as references to its end", async () => {
  const ref = (index: number) => ({ $ref: `#/components/schemas/S${index}` });
  const schemas = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [`S${index}`, index === 11 ? { type: "string" } : ref(index + 1)]),
  );
  const written = { openapi: "3.1.0", info, paths: {}, components: { schemas } };
  const { loaded } = await loadText(JSON.stringify(written), "a.json");
  expect(loaded?.document).toHaveProperty("components.schemas.S0", ref(11));
  expect(loaded?.document).toHaveProperty("components.schemas.S5", ref(6));
});
