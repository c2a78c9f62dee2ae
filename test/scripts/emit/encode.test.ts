import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../../../scripts/base/json.js";
import {
  commentText,
  docComment,
  isIdentifier,
  jsonLiteral,
  propertyKey,
  regExpLiteral,
  stringLiteral,
} from "../../../scripts/emit/code/encode.js";
import { holds } from "../../helpers/random-runs.js";

/** Texts of what attacks are made of. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "*/",
        "/*",
        "//",
        '"',
        "'",
        "`",
        "${",
        "\\",
        "\n",
        "\r",
        "\u2028",
        "\u2029",
        "\0",
        "\u202e",
        "\ud800",
        "</script>",
        "<!--",
        "__proto__",
        "@ts-ignore",
        "a",
      ),
      fc.string({ unit: "binary" }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

const unsafe = /[\p{Cc}\p{Cs}\u2028\u2029\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;

function evaluate(expression: string): unknown {
  return JSON.parse(runInNewContext(`JSON.stringify((${expression}))`));
}

describe("string literals", () => {
  test("string literals mean the text and hold no unsafe character", async () => {
    await holds(
      fc.property(hostile, (text) => {
        const literal = stringLiteral(text);
        expect(runInNewContext(literal)).toBe(text);
        expect(literal).not.toMatch(unsafe);
        expect(literal).not.toMatch(/<\/script|<!--/i);
      }),
      100,
    );
  });
});

describe("comments", () => {
  test("comments hold any text", async () => {
    await holds(
      fc.property(hostile, (text) => {
        expect(runInNewContext(`/* ${commentText(text)} */ 1`)).toBe(1);
        expect(runInNewContext(`${docComment(text, "  ")} 1`)).toBe(1);
      }),
      100,
    );
  });

  test("comments cannot command compilers and bundlers", () => {
    expect(commentText("@ts-ignore and a@b.c #__PURE__ # sourceMappingURL=x")).toBe(
      "\\@ts-ignore and a@b.c \\#__PURE__ \\# sourceMappingURL=x",
    );
  });

  test("comments are on one line when they fit", () => {
    expect(docComment("Short.", "  ")).toBe("  /** Short. */\n");
    expect(docComment("One.\n\nTwo.", "", ["@deprecated"])).toBe("/**\n * One.\n *\n * Two.\n * @deprecated\n */\n");
    expect(docComment(" \n")).toBe("");
  });
});

describe("names", () => {
  test("identifiers are of any script, visible, and not reserved", () => {
    expect(["a", "$_1", "é", "用量", "𠮷"].filter((name) => !isIdentifier(name))).toEqual([]);
    expect(["delete", "await", "1a", "a-b", "", "①", "\u3164", "a\u200d"].filter(isIdentifier)).toEqual([]);
  });

  test("keys reach the property of that name", async () => {
    await holds(
      fc.property(hostile, (name) => {
        const object = `({ ${propertyKey(name)}: 7 })`;
        expect(runInNewContext(`Object.keys(${object})[0]`)).toBe(name);
      }),
      100,
    );
  });
});

describe("JSON literals", () => {
  test("JSON literals mean the value", async () => {
    await holds(
      fc.property(fc.jsonValue(), (value) => {
        expect(evaluate(jsonLiteral(value as Json))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      100,
    );
  });

  test("JSON literals keep __proto__ a property", () => {
    expect(evaluate(jsonLiteral(JSON.parse('{"__proto__":{"polluted":1}}')))).toEqual(
      JSON.parse('{"__proto__":{"polluted":1}}'),
    );
  });
});

describe("regular expression literals", () => {
  test("regular expression literals match what the source matches", () => {
    const sources = ["/", "a/b\\/c", "[/]", "\n", "\\\u2028", "\u202e", "\\d{2}", "", "\\p{L}", "</script>", "\0"];
    for (const source of sources) {
      const flags = source.startsWith("\\\u2028") ? "" : "u";
      const literal = regExpLiteral(source, flags);
      expect(literal).not.toMatch(unsafe);
      const copy: RegExp = runInNewContext(literal);
      const original = new RegExp(source, flags);
      for (const text of [...sources, "12", "a/b/c", "é"]) expect(copy.test(text)).toBe(original.test(text));
    }
  });

  test("regular expression literals throw for what is none", () => {
    expect(() => regExpLiteral("(", "u")).toThrow(SyntaxError);
  });
});
