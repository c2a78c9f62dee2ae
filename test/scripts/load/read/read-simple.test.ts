import fc from "fast-check";
import { dump, parseEvents } from "js-yaml";
import { describe, expect, it } from "vitest";
import { constructPlain } from "../../../../scripts/load/read/construct-plain.js";
import { EventTree, readEvents } from "../../../../scripts/load/read/event-tree.js";
import { readSimple } from "../../../../scripts/load/read/simple/read-simple.js";
import { simplePlaces } from "../../../../scripts/load/read/simple/simple-places.js";
import type { TextNode } from "../../../../scripts/load/read/text-node.js";
import { holds } from "../../../helpers/random-runs.js";

/** What the library makes of a text; `undefined` where it refuses it, or where that is no plain data. */
function ofLibrary(text: string): unknown {
  try {
    return constructPlain(text, parseEvents(text, { maxDepth: 100 }))?.value;
  } catch {
    return undefined;
  }
}

/** The offsets of all that a text holds, by pointer. */
function offsetsOf({ offset, children }: TextNode): readonly (readonly [pointer: string, offset: number])[] {
  const inner = [...children].flatMap(([name, child]) =>
    offsetsOf(child).map(([pointer, found]) => [`/${name}${pointer}`, found] as const),
  );
  return [["", offset], ...inner];
}

/** Reads a text both ways; false where it is left to the library. */
function readBoth(text: string): boolean {
  const simple = readSimple(text, 100);
  if (simple === undefined) return false;
  expect(simple.value, text).toEqual(ofLibrary(text));
  const offsets = offsetsOf(new EventTree(text, readEvents(text) ?? []).root);
  // Of nothing, the library knows no offset.
  const found = offsetsOf(simplePlaces(text, simple.anchors)).map(
    ([pointer, offset], index) => [pointer, offsets[index]?.[1] === -1 ? -1 : offset] as const,
  );
  expect(found, text).toEqual(offsets);
  return true;
}

const simple: readonly (readonly [string, string])[] = [
  ["keys in keys", "a:\n  b:\n    c: d\n  e: f\ng: h\n"],
  ["lists below their key, and in its column", "a:\n  - b\n  - c\nd:\n- e\n- f: g\n  h: i\nj: k\n"],
  ["lists in lists", "a:\n  - - b\n    - c\n  -\n    - d\n  - - - e\n"],
  ["nothing", "a:\nb:\n  c:\n  d: 1\ne:\n  -\n  - f\n  -\n"],
  ["scalars of every kind", "a: 1\nb: -1.5\nc: true\nd: null\ne: ~\nf: 0x1f\ng: .inf\nh: yes\ni: 2024-01-01\n"],
  ["keys that are no text", "200: a\n1.0: b\ntrue: c\n~: d\n"],
  ["quoted keys and values", "\"a\": 'b'\n'c d': \"e: f # g\"\nh: 'it''s'\ni: \"\\u00e9\\n\"\n'200':\n  '*/*': j\n"],
  ["colons and marks within texts", "a: b:c\nd: e#f\n/g/{h}:i: j\nk: http://l\nm: -n\no: ?p\nq: :r\n"],
  ["spaces around", "a :   b   \nc:    \n  d  :  e  \n"],
  ["comments", "# a\nb: c # d\n# e\n  # f\ng: # h\n  # i\n  j: k\nl:\n  - m # n\n# o\n  - p\n"],
  ["texts over several lines", "a: b\n  c\n\n  d\ne:\n  f\n  - g\n  h\ni: j\n k # l\nm: n\n"],
  ["quoted texts over several lines", 'a: "b\n  c \\\n  d"\ne: \'f\n\n  g\'\nh:\n  "i\n  j"\n'],
  ["blocks of text", "a: |\n  b\n    c\n\n  d\ne: >-\n  f\n  g\n\n   h\ni: |+\n  j\n\n\nk: >\n\n  l\nm: |\nn: 1\n"],
  ["blocks of text in lists", "a:\n- |\n  b\n- >\n  c\n- d: |-\n    # e\n    f: g\n  h: i\n"],
  ["a block of text without an end", "a: |\n  b\n   c"],
  [
    "flow collections",
    "a: []\nb: {}\nc: [d, 'e', {f: g}]\nh: {i: [j, 1], \"k\": null}\nl:\n  - [m]\n  - {n: o}\np: [\n  q,\n  r\n  ]\n",
  ],
  [
    "anchors and aliases",
    "a: &x\n  - b\n  - c\nd: *x\ne: &y f\ng: *y\nh:\n  - *x\n  - &z\n    i: j\n  - *z\nk: &x 1\nl: *x\n",
  ],
  ["an anchor of a block of text below its key", "a:\n  &x |\n  b\nc: *x\n"],
  ["names that objects have", "__proto__:\n  a: 1\nconstructor: 2\n"],
  ["the mark at the beginning", "---\na: b\n"],
  ["an indented document", "  a: b\n  c:\n    - d\n"],
  ["a list", "- a\n- b: c\n"],
  ["letters of all kinds", "ä: 名\n\"🎉\": 'ß'\n"],
];

/** What is wrong, or means something that only the library knows. */
const others: readonly (readonly [string, string])[] = [
  ["tags", "a: !!str 1\n"],
  ["merge keys", "a: &x\n  b: 1\nc:\n  <<: *x\n"],
  ["a key twice", "a: 1\na: 2\n"],
  ["an explicit key", "? a\n: b\n"],
  ["aliases of nothing", "a: *x\n"],
  ["an anchor of a key", "- &x a: b\n"],
  ["an anchor that flow collections hide", "a: &x 1\nb: [&x 2]\nc: *x\n"],
  ["several documents", "a: 1\n---\nb: 2\n"],
  ["an end of the document", "a: 1\n...\n"],
  ["a directive", "%YAML 1.2\n---\na: 1\n"],
  ["tabs", "a:\n\tb: c\n"],
  ["a tab before a comment", "a: b\t# c\n"],
  ["carriage returns", "a: b\r\nc: d\r\n"],
  ["a byte order mark", "\ufeffa: b\n"],
  ["control characters", "a: b\u0007\n"],
  ["an indentation that is given", "a: |2\n   b\n"],
  ["a key that is too far right", "a: b\n  c: d\n"],
  ["a key that is too far left", "a:\n    b: c\n  d: e\n"],
  ["a text behind a quoted one", 'a: "b" c\n'],
  ["a comment that touches a quoted text", 'a: "b"#c\n'],
  ["a key behind a key", "a: b: c\n"],
  ["a list behind a key", "a: - b\n"],
  ["an item among keys", "a: b\n- c\n"],
  ["a line of a quoted text that is too far left", 'a:\n  b: "c\nd"\n'],
  ["a line of a flow collection that is too far left", "a:\n  b: [c,\nd]\n"],
  ["a bracket that is not closed", "a: [b\nc: d\n"],
  ["blank lines that are wider than a block of text", "a: |\n     \n  b\n"],
  ["a scalar", "a\n"],
  ["no document", "# nothing\n"],
  ["nothing at all", ""],
  ["what is deeper than allowed", Array.from({ length: 120 }, (_, index) => `${" ".repeat(index)}a:\n`).join("")],
];

describe("readSimple", () => {
  it.each(simple)("reads %s as the library does, and finds it where that does", (_, text) => {
    expect(readBoth(text)).toBe(true);
    expect(readBoth(text.trimEnd())).toBe(true);
    expect(readBoth(`x:\n${text.replace(/^---\n/, "").replace(/^(?=.)/gm, "  ")}`), text).toBe(true);
  });

  it.each(others)("leaves %s to the library", (_, text) => {
    expect(readSimple(text, 100)).toBeUndefined();
  });

  it("reads what is dumped of any JSON value", async () => {
    await holds(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.constantFrom(-1, 1, 3), (value, flowLevel) => {
        readBoth(dump(value, { flowLevel, lineWidth: 20 }));
      }),
      200,
    );
  });

  it("never reads a text otherwise than the library, however it is garbled", async () => {
    const parts = simple.flatMap(([, text]) => text.split(/(?<=\n)|(?=[ :#"'|>&*[\]{},-])/));
    const part = fc.constantFrom(
      ...new Set([...parts, "\n", "  ", " ", ": ", "- ", "\t", "#", "|", ">-", "&x ", "*x"]),
    );
    await holds(
      fc.property(fc.array(part, { minLength: 3, maxLength: 14 }), (chosen) => {
        readBoth(chosen.join(""));
      }),
      3000,
    );
  });
});
