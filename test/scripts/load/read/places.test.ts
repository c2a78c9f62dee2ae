import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../../../scripts/base/diagnostics.js";
import { defaultLimits } from "../../../../scripts/base/input-limits.js";
import { readEvents } from "../../../../scripts/load/read/event-tree.js";
import { parseSource } from "../../../../scripts/load/read/parse.js";
import { indexPositions, indexText, positionOf } from "../../../../scripts/load/read/positions.js";
import { countKeys, findDuplicates, measureJson } from "../../../../scripts/load/read/scan-json.js";
import { SourceFiles } from "../../../../scripts/load/read/source-files.js";
import { expectWords } from "../../../helpers/expect-words.js";
import { withFiles } from "../../../helpers/with-files.js";

describe("places in a text", () => {
  it.each<[string, number, number, number]>([
    ["abc", 0, 1, 1],
    ["abc", 2, 1, 3],
    ["a\nb", 1, 1, 2],
    ["a\nb", 2, 2, 1],
    ["\nb", 1, 2, 1],
    ["\rb", 1, 2, 1],
    ["a\n\nb", 3, 3, 1],
    ["a\r\nb", 3, 2, 1],
    ["a\rb\nc", 2, 2, 1],
    ["a\rb\nc", 4, 3, 1],
    ["", 0, 1, 1],
  ])("the place in %j of the offset %i is line %i, column %i", (text, offset, line, column) => {
    expect(positionOf(text, offset)).toEqual({ line, column });
  });

  const places = (text: string, pointers: readonly string[], known?: "json") => {
    const index = indexPositions(text, known && measureJson(text, defaultLimits).ends);
    return pointers.map((pointer) => Object.values(index(pointer)).join(":"));
  };

  it.each(["\n", "\r\n"])("items that are blocks stand where these begin", (end) => {
    const text = ["a:", "  - b", "  - >-", "", "    c", "  - |2 # d", "      e", "  - f", ""].join(end);
    expect(places(text, ["/a/0", "/a/1", "/a/2", "/a/3"])).toEqual(["2:5", "3:5", "6:5", "8:5"]);
  });

  it("places in YAML are those of keys and items, and of the last that exists on the way", () => {
    const text = 'a: &x\n  b: 1\n  "c": [2, {d: 3}]\ne: *x\n? f\n: g\n';
    const pointers = ["", "/a", "/a/b", "/a/c", "/a/c/0", "/a/c/1", "/a/c/1/d", "/a/z/y", "/e", "/e/b", "/f", "/z"];
    expect(places(text, pointers)).toEqual([
      "1:1",
      "1:1",
      "2:3",
      "3:4",
      "3:9",
      "3:12",
      "3:13",
      "1:1",
      "4:1",
      "2:3",
      "5:3",
      "1:1",
    ]);
    expect(places("# nothing\n", ["", "/a"])).toEqual(["1:1", "1:1"]);
    expect([readEvents("a: [") === undefined, places("a: [", ["/a"])]).toEqual([true, ["1:1"]]);
  });

  it("what stands at a place is read as its format has it", () => {
    const scalarsOf = (text: string, known?: "json") => {
      const { nodeAt } = indexText(text, known && measureJson(text, defaultLimits).ends);
      return [...(nodeAt("/a")?.children.values() ?? [])].map(({ scalar }) => scalar);
    };
    const values = ["b", 'c"', 1.5, true, null];
    expect(scalarsOf(JSON.stringify({ a: [...values, {}, []] }, null, 1), "json")).toEqual([
      ...values,
      undefined,
      undefined,
    ]);
    const yaml = "x: &x [1]\na:\n  - b\n  - 'c\"'\n  - 1.5\n  - true\n  -\n  - {}\n  - *x\n  - !!str 1\n";
    expect(scalarsOf(yaml)).toEqual([...values, undefined, undefined, undefined]);
    // What only the more patient parser reads.
    expect(scalarsOf("a: [\n b, 'c\"', 1.5, true, null, {}\n]\n")).toEqual([...values, undefined]);
    expect([indexText("a: 1").nodeAt("/a/b"), indexText("a: 1").nodeAt("/b")]).toEqual([undefined, undefined]);
  });

  it("a key in YAML that is no text has the place of what it stands for", () => {
    const written = ["1.0", "1.10", "0x1F", "1e3", "true", "null", ".inf", "-0", '"2.0"', "!!str 3.0", "2001-01-01"];
    const text = written.map((key) => `${key}: a\n`).join("");
    const source = new SourceFiles(".", () => {});
    const value = parseSource(source.add("keys.yaml", text), () => {});
    const keys = ["1", "1.1", "31", "1000", "true", "null", "Infinity", "0", "2.0", "3.0", "2001-01-01"];
    expect(Object.keys(value as object).sort()).toEqual([...keys].sort());
    const lines = places(
      text,
      keys.map((key) => `/${key}`),
    ).map((place) => place.split(":")[0]);
    expect(lines).toEqual(keys.map((_, index) => String(index + 1)));
    expect(places("a: &key 1.0\n? *key\n: b\n", ["/1"])).toEqual(["2:4"]);
  });

  it("a key of nothing in YAML is shown at its value, or at the key before it", () => {
    const text = "a: 1\n? \n: b\n";
    expect(places(text, ["/a", "/null"])).toEqual(["1:1", "3:3"]);
    expect(places("a: 1\n&x :\n", ["/a", "/null"])).toEqual(["1:1", "1:1"]);
    expect(places("a:\n  : {b: 1}\n", ["/a/null", "/a/null/b"])).toEqual(["2:5", "2:6"]);
  });

  it("an item of no value in YAML is shown at the list, or at the item before it", () => {
    const text = "a:\n  -\n  - b\n  -\n  - -\n";
    expect(places(text, ["/a", "/a/0", "/a/1", "/a/2", "/a/3/0"])).toEqual(["1:1", "2:3", "3:5", "3:5", "5:5"]);
  });

  it("places in JSON are those of keys and items, behind their quotes", () => {
    const text = ' {"a": [1, "x,]", {"b\\"": {}}],\n "c" : "d" }';
    expect(places(text, ["", "/a", "/a/0", "/a/1", "/a/2", '/a/2/b"', "/c", "/c/z", "/z"], "json")).toEqual([
      "1:2",
      "1:4",
      "1:9",
      "1:13",
      "1:19",
      "1:21",
      "2:3",
      "2:3",
      "1:2",
    ]);
    expect(places('{"a": ', ["/a", "/a/b"], "json")).toEqual(["1:3", "1:3"]);
    expect(places('["a\\\\", {"b": 1}]', ["/0", "/1/b"], "json")).toEqual(["1:3", "1:11"]);
    const scalars = '{"a":12.5,"b":[true,-1e3,null,"x"],"c":false,"d":{}}';
    const names = ["/a", "/b/1", "/b/2", "/b/3", "/c", "/d"];
    expect(places(scalars, names, "json")).toEqual(["1:3", "1:21", "1:26", "1:32", "1:37", "1:47"]);
  });
});

describe("limits of JSON", () => {
  const limited = (text: string, depth: number, values: number) => measureJson(text, { depth, values }).exceeded;

  it("the depth of JSON is that of its objects and lists, and where it exceeds is told", () => {
    const text = '{"a":[{"b":"[[["}],"c":{}}';
    expect(limited(text, 3, 100)).toBe(undefined);
    expect(limited(text, 2, 100)).toEqual({ limit: "depth", offset: 6 });
    expect(limited(text, 1, 100)).toEqual({ limit: "depth", offset: 5 });
  });

  it("the values of JSON are counted, and where they exceed is told", () => {
    const text = '[1,"a,b",{"c":[]}]';
    const [count, last] = [5, text.indexOf('"c"')];
    expect(limited(text, 9, count)).toBe(undefined);
    expect(limited(text, 9, count - 1)).toEqual({ limit: "values", offset: last });
    expect(limited("", 9, 0)).toBe(undefined);
    expect(limited("[{}, [] ,{ }]", 9, 4)).toBe(undefined);
    expect(limited("[{}, [] ,{ }]", 9, 3)).toEqual({ limit: "values", offset: 8 });
  });

  it("a key that stands twice is told with both its places", () => {
    const text = '[{"a":1,\n"b":2,"a":3},{"a":4}]';
    expect(findDuplicates(text)).toEqual([{ pointer: "/0/a", first: 3, second: 16 }]);
    expect([measureJson(text, defaultLimits).keys, countKeys(JSON.parse(text))]).toEqual([4, 3]);
  });

  it("as many keys are written as are made, whatever stands in texts and names", () => {
    for (const text of [
      '{"":{"__proto__":{"constructor":1}},"a:b":"c:d"}',
      String.raw`[{"\\":"\\\\"},{"\"":"\\\"{:"},"\\",":",{"a\\":[],"b":{}}]`,
      String.raw`"a\\"`,
      "12",
      "[]",
    ])
      expect([text, measureJson(text, defaultLimits).keys]).toEqual([text, countKeys(JSON.parse(text))]);
    expect(measureJson('{"a', defaultLimits)).toEqual({ keys: 0, ends: new Map() });
  });
});

describe("files that are read", () => {
  const start = (cwd: string, limits = defaultLimits) => {
    const found: Finding[] = [];
    return { files: new SourceFiles(cwd, (finding) => void found.push(finding), limits), found };
  };

  it("files are read once, have their names, and are known by what is in them", async () => {
    await withFiles({ "a.yaml": "a: 1", "in/b.yaml": "b: 2" }, async (cwd) => {
      const { files, found } = start(join(cwd, "in"));
      const first = await files.read("../a.yaml");
      expect([first?.file, first?.path, first?.text]).toEqual(["a.yaml", join(cwd, "a.yaml"), "a: 1"]);
      await writeFile(join(cwd, "a.yaml"), "a: 2");
      expect(await files.read(join(cwd, "a.yaml"))).toBe(first);
      expect((await files.read("b.yaml"))?.file).toBe("b.yaml");
      files.add("c.yaml", "own");
      expect(["a: 1", "b: 2", "own", "none"].map((text) => files.mention(text))).toEqual([true, true, true, false]);
      expect(["b.yaml", "c.yaml", "d.yaml"].map((path) => files.has(path))).toEqual([true, true, false]);
      expect(files.paths()).toEqual(["../a.yaml", "b.yaml", "c.yaml", "d.yaml"].map((path) => join(cwd, "in", path)));
      const prints = [...files.fingerprints().values()];
      expect(prints.map((print) => print?.length)).toEqual([64, 64, undefined, undefined]);
      expect([files.nameOf(cwd), files.nameOf(join(cwd, "in")), found]).toEqual([basename(cwd), ".", []]);
    });
  });

  it("files that cannot be read are told, with what was probably meant", async () => {
    await withFiles(
      { "openapi.yaml": "a: 1", "big.yaml": "x".repeat(1024 * 1024 + 1), "even.yaml": "x".repeat(1024 * 1024) },
      async (cwd) => {
        const { files, found } = start(cwd, { ...defaultLimits, size: 1 });
        for (const path of ["opneapi.yaml", "none.txt", "openapi.yaml/x", ".", "big.yaml"])
          expect(await files.read(path)).toBe(undefined);
        expect(await files.read("none.txt", "Pull it.")).toBe(undefined);
        expect((await files.read("even.yaml"))?.text.length).toBe(1024 * 1024);
        expectWords(found);
        expect(found.map(({ code, at: { file }, message, hint }) => [code, file, message, hint])).toEqual([
          ["file-unreadable", "opneapi.yaml", "There is no such file.", "Did you mean openapi.yaml?"],
          ["file-unreadable", "none.txt", "There is no such file.", "Check the path."],
          ["file-unreadable", "openapi.yaml/x", "There is no such file.", expect.any(String)],
          ["file-unreadable", ".", "This is not a regular file.", "It is a folder: name a file in it."],
          [
            "file-too-large",
            "big.yaml",
            "The file has 2 MiB; the limit is 1 MiB.",
            expect.stringContaining("--max-size 2"),
          ],
          ["file-unreadable", "none.txt", "There is no such file.", "Pull it."],
        ]);
      },
    );
  });

  it("origins are located once, and those of unknown files stay as they are", () => {
    const { files } = start("/");
    files.add("a.yaml", "a:\n  b: 1\n");
    const origin = { file: "a.yaml", pointer: "/a/b" };
    expect(files.locate(origin)).toEqual({ ...origin, line: 2, column: 3 });
    expect(files.locate({ ...origin, line: 9, column: 9 })).toEqual({ ...origin, line: 9, column: 9 });
    expect(files.locate({ file: "z.yaml", pointer: "" })).toEqual({ file: "z.yaml", pointer: "" });
    const finding = { code: "ref-cycle", severity: "error", message: "m", at: origin } as const;
    expect(files.locateAll([{ ...finding, related: [origin] }, finding])).toEqual([
      { ...finding, at: { ...origin, line: 2, column: 3 }, related: [{ ...origin, line: 2, column: 3 }] },
      { ...finding, at: { ...origin, line: 2, column: 3 } },
    ]);
  });
});
