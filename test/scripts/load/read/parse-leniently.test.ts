import { describe, expect, it } from "vitest";
import { lenientPlaces } from "../../../../scripts/load/read/parse-leniently.js";
import { readText, refusals } from "../../../helpers/read-text.js";

const head = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\n';
const shallow = `${head}paths:
  /a:
    get:
      responses:
        "200":
          description: fine
          content:
            application/json:
              example: {
                "kept": [1, 2],
              }
components:
  schemas:
    Wrong: { type: str }
`;

describe("YAML that only the strictest parsers refuse", () => {
  it("YAML that only the strictest parsers refuse is read, with a warning at the line", async () => {
    const { at, places } = await readText(shallow);
    expect(at("/paths/~1a/get/responses/200/content/application~1json/example")).toEqual({ kept: [1, 2] });
    expect(places("parse-repaired")).toEqual(["13 "]);
  });

  it("YAML that only the strictest parsers refuse keeps the lines of everything else that is found in it", async () => {
    const { places } = await readText(shallow);
    expect(places("type-invalid")).toEqual(["16 /components/schemas/Wrong/type"]);
  });

  it("YAML that only the strictest parsers refuse is merged as it says", async () => {
    const { at } = await readText(shallow.replace('"kept": [1, 2]', '<<: { "kept": [1, 2], "other": 3 }, "other": 4'));
    const merged = at("/paths/~1a/get/responses/200/content/application~1json/example");
    expect(merged).toEqual({ kept: [1, 2], other: 4 });
  });

  it("YAML that only the strictest parsers refuse has its values in their places", () => {
    const text = 'one: {\n "two": [3, { four: 5 }],\n}\n6: seven\n';
    const at = (...names: readonly string[]) =>
      names.reduce((place, name) => place?.children.get(name), lenientPlaces(text))?.offset;
    expect([at(), at("one"), at("one", "two"), at("one", "two", "0"), at("one", "two", "1")]).toEqual(
      ["one", "one", '"two', "3", "{ four"].map((sign) => text.indexOf(sign)),
    );
    expect([at("one", "two", "1", "four"), at("6")]).toEqual([text.indexOf("four"), text.indexOf("6")]);
  });

  it.each([
    ["a tag", "x-a: !!js/function y\n"],
    ["a tag of its own beside bad layout", "x-a:\n  b: !own [\n    1\n  ]\n"],
    ["a key twice beside bad layout", 'x-a:\n  b: {\n    "c": 1, "c": 2\n  }\n'],
    ["two documents", "---\na: 1\n"],
    ["tabs", "x-a:\n\tb: 1\n"],
    ["an alias of nothing", "x-a: *nothing\n"],
    ["an alias of nothing beside bad layout", 'x-a:\n  b: {\n    "c": *nothing\n  }\n'],
    ["quotes that never end", 'x-a: "b\n'],
  ])("YAML that only the strictest parsers refuse is still refused with %s", async (_, text) => {
    expect(await refusals(`${head}paths: {}\n${text}`)).toEqual(["parse-error"]);
  });

  it("YAML that only the strictest parsers refuse is bounded as any other", async () => {
    const levels = Array.from({ length: 30 }, (_, index) => `  a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`);
    const bomb = `${head}x-a:\n  b: [\n    1\n  ]\nx-bomb:\n  a0: &a0 [1, 2]\n${levels.join("\n")}\npaths: {}\n`;
    const codes = await refusals(bomb);
    expect(["alias-bomb", "parse-error"]).toContain(codes[0]);
  });
});
