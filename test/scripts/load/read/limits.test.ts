import { describe, expect, it } from "vitest";
import { defaultLimits } from "../../../../scripts/base/input-limits.js";
import { findDuplicates, jsonPlaces, measureJson } from "../../../../scripts/load/read/scan-json.js";
import { generate } from "../../../../scripts/project/generate.js";
import { withFiles } from "../../../helpers/with-files.js";

const head = '"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{}';
const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);

/** Codes and places of what is wrong with a description, by a process with the stack that Node gives. */
async function errorsOf(name: string, text: string, limits = defaultLimits): Promise<readonly string[]> {
  return withFiles({ [name]: text }, async (cwd) => {
    const { diagnostics } = await generate({ cwd, specs: [name], limits });
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    return errors.map(({ code, at, hint = "" }) =>
      `${code} ${at.line ?? 0} ${hint.match(/--\S+ \d+/)?.[0] ?? ""}`.trim(),
    );
  });
}

describe("limits of a description", () => {
  it.each([
    ["lists in JSON", "a.json", `{${head},"x-a":${nested("[", "]", 100_000)}}`],
    ["objects in JSON", "a.json", `{${head},"x-a":${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}}`],
    ["a text that only opens", "a.json", "[".repeat(100_000)],
    ["lists in YAML", "a.yaml", `{${head},"x-a":${nested("[", "]", 2_000)}}`],
    ["a text of dashes", "a.yaml", "- ".repeat(2_000)],
  ])("a description that is nested too deeply is refused: %s", async (_, name, text) => {
    expect(await errorsOf(name, text)).toEqual(["limit-depth 1 --max-depth 1000"]);
  });

  it.each([
    ["a.json", `{${head},"x-a":${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}}`],
    ["a.yaml", `{${head},"x-a":${nested("[", "]", 20_000)}}`],
  ])(
    "a description that is nested deeper than can be walked is told as such, whatever the limit: %s",
    async (name, text) => {
      expect(await errorsOf(name, text, { ...defaultLimits, depth: 1_000_000 })).toEqual(["limit-depth 1"]);
    },
  );

  it.each([
    ["items", '{"type":"array","items":', "}"],
    ["allOf", '{"allOf":[', "]}"],
    ["properties", '{"properties":{"a":', "}}"],
  ])("schemas nested as deep as may be are generated: %s", async (_, open, close) => {
    const depth = Math.floor(490 / (open.match(/[[{]/g)?.length ?? 1));
    const schema = `${open.repeat(depth)}{"type":"string"}${close.repeat(depth)}`;
    const text = `{${head},"components":{"schemas":{"A":${schema}}}}`;
    expect(await errorsOf("a.json", text)).toEqual([]);
  });

  it.each([
    ["a.json", `{${head},"x-a":[${"1,".repeat(2_000)}1]}`],
    ["a.yaml", `{${head},"x-a":[${"1,".repeat(2_000)}1]}`],
  ])("a description with too many values is refused: %s", async (name, text) => {
    const limits = { ...defaultLimits, values: 1_000 };
    const [error, ...others] = await errorsOf(name, text, limits);
    expect([error?.replace(/ [01] /, " "), others]).toEqual(["limit-values --max-values 2000", []]);
  });

  // The whole, `openapi`, `info` with two, `paths`, and ours: of what an alias repeats, each time.
  it.each([
    ["[1,2,[3]]", 6 + 5, "limit-values"],
    ["&a [1], x-b: *a", 6 + 4, "limit-values"],
    ["&a [1], x-b: *a, x-c: { <<: { d: 1 } }", 6 + 6, "alias-bomb"],
  ])(
    "a description in YAML may have as many values as the limit says, and not one more: %s",
    async (ours, values, code) => {
      const text = `{${head}, x-a: ${ours} }`;
      expect(await errorsOf("a.yaml", text, { ...defaultLimits, values })).toEqual([]);
      const [error = "", ...others] = await errorsOf("a.yaml", text, { ...defaultLimits, values: values - 1 });
      expect([error.split(" ")[0], others]).toEqual([code, []]);
    },
  );

  it("a file that is too large is refused before it is read", async () => {
    const limits = { ...defaultLimits, size: 1 };
    expect(await errorsOf("a.json", " ".repeat(1_100_000), limits)).toEqual(["file-too-large 0 --max-size 2"]);
  });
});

describe("a scan of JSON", () => {
  it("places are found without reading what is between them", () => {
    const text = '{ "a" : [ 1, {"b\\n": "}]" , "c":null}, "x" ], "d": {} , "e":[[[[[[{"f":1}]],2]]]], "g": 3 }';
    for (const ends of [measureJson(text, defaultLimits).ends, new Map<number, number>()]) {
      const at = (...names: readonly string[]) =>
        names.reduce((place, name) => place?.children.get(name) as typeof place, jsonPlaces(text, ends)).offset;
      expect([at("a"), at("a", "0"), at("a", "1", "b\n"), at("a", "1", "c"), at("a", "2"), at("d")]).toEqual(
        ['a"', "1,", "b\\n", 'c"', 'x"', 'd"'].map((sign) => text.indexOf(sign)),
      );
      const deep = [at("e", "0", "0", "0", "0", "0", "0", "f"), at("e", "0", "0", "0", "1"), at("g")];
      expect(deep).toEqual(['f"', "2]", 'g"'].map((sign) => text.indexOf(sign)));
    }
  });

  it("keys that stand twice are told with their pointers", () => {
    const text = '{"a":{"b/":1,"c":[{"d":1,"d":2}],"b\\u002f":3},"a":{}}';
    const found = findDuplicates(text).map(({ pointer }) => pointer);
    expect(found).toEqual(["/a/c/0/d", "/a/b~1", "/a"]);
  });
});
