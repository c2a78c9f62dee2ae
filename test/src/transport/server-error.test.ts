import { describe, expect, it } from "vitest";
import {
  excerpt,
  isBareError,
  isErrorEnvelope,
  parseText,
  readServerError,
  rewritten,
} from "../../../src/transport/server-error.js";

const asIs = (text: string) => text;
const read = (body: unknown) =>
  Object.fromEntries(Object.entries(readServerError(body, asIs)).filter(([, value]) => value !== undefined));

describe("what a server says of an error", () => {
  it.each<[unknown, object]>([
    [{ error: { message: "m", type: "t", param: "p", code: "c" } }, { message: "m", type: "t", param: "p", code: "c" }],
    [
      { error: { message: "m" }, code: 7, type: "t" },
      { message: "m", code: "7", type: "t" },
    ],
    [{ error: { error: { message: "m", code: "c" }, code: "d" } }, { message: "m", code: "c" }],
    [
      { error: { code: "c" }, message: "m" },
      { message: "m", code: "c" },
    ],
    [{ error: "e", error_description: "d", message: "m" }, { message: "d" }],
    [{ error: "e", message: "m" }, { message: "e" }],
    [{ error: 5 }, { message: "5" }],
    [{ msg: "m", error_msg: "e" }, { message: "m" }],
    [{ error_msg: "e", Message: "M" }, { message: "e" }],
    [{ Message: "M", title: "t" }, { message: "M" }],
    [{ title: "t", detail: "d" }, { message: "d" }],
    [{ title: "t" }, { message: "t" }],
    [
      { error_code: "E1", code: "", message: "m" },
      { message: "m", code: "E1" },
    ],
    [
      { error_code: "E1", message: "m" },
      { message: "m", code: "E1" },
    ],
    [
      { detail: [{ loc: ["body", 0], msg: "m" }, { message: "n" }, "o", { x: 1 }] },
      { message: 'body.0: m; n; o; {"x":1}' },
    ],
    [{ detail: [1, 2, 3, 4, 5, 6] }, { message: "1; 2; 3; 4; 5" }],
    [{ detail: { loc: "body", msg: "m" } }, { message: "m" }],
    [{ errors: ["a", null, "b"] }, { message: "a; b" }],
    [{ error: { message: "" }, message: "m" }, { message: "m" }],
    [
      { error: { message: " ", code: "" }, message: "m", code: "c" },
      { message: "m", code: "c" },
    ],
    [{ detail: "", errors: [{ msg: "m" }] }, { message: "m" }],
    [{ error: { message: "" }, title: "t" }, { message: "t" }],
    [{ detail: [] }, {}],
    [{ detail: true }, {}],
    [{ error: { message: ["a", "b"] } }, { message: "a; b" }],
    [{ error: ["a"] }, { message: "a" }],
    ["text\n  of  it", { message: "text of it" }],
    [["text"], { message: "text" }],
    [[{ message: "m" }, { message: "n" }], { message: "m" }],
    [[], {}],
    [null, {}],
    [1, {}],
    ["", {}],
  ])("what %j says is %j", (body, said) => {
    expect(read(body)).toEqual(said);
  });

  it("is cut after 500 characters, without what is secret, of which no half remains", () => {
    const said = (length: number) => String(read({ message: "x".repeat(length) })["message"]);
    expect([said(500), said(501)]).toEqual(["x".repeat(500), `${"x".repeat(500)}…`]);
    const { message } = readServerError({ message: `${"x".repeat(498)}secret` }, (text) => text.replace("secret", "*"));
    expect(message).toBe(`${"x".repeat(498)}*`);
  });
});

describe("an excerpt of a server's text", () => {
  it("has two thousand characters, or as many as are asked for", () => {
    expect([excerpt("x".repeat(2_000), asIs), excerpt("x".repeat(2_001), asIs)]).toEqual([
      "x".repeat(2_000),
      `${"x".repeat(2_000)}…`,
    ]);
    expect([excerpt("abc", asIs, 3), excerpt("abcd", asIs, 3)]).toEqual(["abc", "abc…"]);
  });

  it("of a text without end, no more than its beginning is looked through", () => {
    const seen: number[] = [];
    excerpt("x".repeat(70_000), (text) => {
      seen.push(text.length);
      return text;
    });
    expect(seen).toEqual([65_536]);
  });

  it("shows nothing that commands a terminal or turns the text", () => {
    expect(excerpt("a\u001b[1m\u0000b\tc\nd\u202ee\u2066f\u061cg\u200eh\u2028i\u009bj", asIs)).toBe(
      "a [1m b\tc\nd e f g h i j",
    );
  });
});

describe("an answer that may be an error", () => {
  it.each<[unknown, boolean]>([
    [{ error: { message: "m" } }, true],
    [{ error: { message: "", code: null } }, false],
    [{ error: {} }, false],
    [{ error: "e" }, true],
    [{ error: "" }, false],
    [{ error: true }, true],
    [{ error: false }, false],
    [{ error: null }, false],
    [{ error: 1 }, false],
    [{ error: [] }, false],
    [{ object: "error" }, true],
    [{ object: "list" }, false],
    [{ type: "error" }, true],
    [{ type: "message" }, false],
    [{ error_code: 1 }, true],
    [{ error_code: 0 }, false],
    [{}, false],
    [[{ error: "e" }], false],
    ["error", false],
  ])("an answer that is %j is an envelope of an error: %s", (value, isError) => {
    expect(isErrorEnvelope(value)).toBe(isError);
  });

  it.each<[unknown, boolean]>([
    [{ detail: "d" }, true],
    [{ errors: ["e"] }, true],
    [{ error: "e" }, true],
    [{ message: "m", code: 1 }, true],
    [{ msg: "m", success: false }, true],
    [{ message: "m" }, true],
    [{ message: "m", type: "t" }, false],
    [{ message: "m", type: "t", code: 1 }, true],
    [{ message: "m", type: "t", success: false }, true],
    [{ message: "m", success: true }, false],
    [{ message: "m", code: 0 }, false],
    [{ message: "m", code: 200 }, false],
    [{ message: "m", code: 201 }, true],
    [{ message: "", code: 1 }, false],
    [{ code: 1 }, false],
    [{ detail: "" }, false],
    [{ message: "m", code: 1, data: null, note: "" }, true],
    [{ message: "m", code: 1, data: {} }, false],
    [{ message: "m", code: 1, request_id: "r", requestId: "r", status: 400, id: "i", Details: "x" }, true],
    [{ detail: "d", choices: [] }, false],
    [{ detail: "d", choices: null }, false],
    [[], false],
    ["detail", false],
    [null, false],
  ])("an answer that is %j holds nothing but an error: %s", (value, isError) => {
    expect(isBareError(value)).toBe(isError);
  });
});

describe("the text of an answer", () => {
  const html = new Headers({ "content-type": "text/HTML; charset=utf-8" });

  it.each<[string, Headers | undefined, object]>([
    ['{"a":1}', undefined, { isJson: true, data: { a: 1 } }],
    ["null", html, { isJson: true, data: null }],
    [" plain ", undefined, { isJson: false, data: "plain", isPage: false }],
    ["plain", new Headers({ "content-type": "text/plain" }), { isJson: false, data: "plain", isPage: false }],
    ["plain", html, { isJson: false, data: "plain", isPage: true }],
    ["\n <p>a</p>", undefined, { isJson: false, data: "a", isPage: true }],
    ["a <b>c</b>", undefined, { isJson: false, data: "a <b>c</b>", isPage: false }],
    [
      "<style>x</style><SCRIPT>y</script >a<br/>\n b <title>c</title>",
      undefined,
      { isJson: false, data: "a b c", isPage: true },
    ],
    [`<p>${"x".repeat(8_000)}`, undefined, { isJson: false, data: "x".repeat(7_997), isPage: true }],
  ])("the text %j of an answer is read", (text, headers, said) => {
    expect(parseText(text, headers)).toEqual(said);
  });

  it("what is read is written anew, and nothing of what cannot be", () => {
    const circle: unknown[] = [];
    circle.push(circle);
    expect([rewritten({ a: "\u0041" }), rewritten(circle)]).toEqual(['{"a":"A"}', ""]);
  });
});
