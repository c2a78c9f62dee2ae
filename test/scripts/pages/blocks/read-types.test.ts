import { expect, it } from "vitest";
import { readTypes, type TypeNode } from "../../../../scripts/pages/blocks/read-types.js";

/** A type in one line. */
function print(type: TypeNode): string {
  switch (type.kind) {
    case "object":
      return `{${type.members.map(({ name, optional, type }) => ` ${name}${optional ? "?" : ""}: ${print(type)};`).join("")} }`;
    case "array":
      return `${print(type.items)}[]`;
    case "union":
      return `(${type.variants.map(print).join(" | ")})`;
    case "literal":
      return type.text;
    case "name":
      return type.name;
  }
}

const printed = (text: string) => [...readTypes(text)].map(([name, type]) => `${name} = ${print(type)}`);

it.each([
  ["interface A { a: string; b?: number }", "A = { a: string; b?: number; }"],
  ["export interface A extends B {\n  a: string\n}", "A = { a: string; }"],
  ["type A = 'x' | \"y\" | 1", 'A = ("x" | "y" | 1)'],
  ["type A =\n  | B\n  | C[]", "A = (B | C[])"],
  ["interface A { readonly 'a-b': { c: string[] }, d: D }", "A = { a-b: { c: string[]; }; d: D; }"],
  ["interface A { [key: string]: string; a: string }", "A = { a: string; }"],
])("types are read of %j", (text, wanted) => {
  expect(printed(text)).toEqual([wanted]);
});

it("the first of two types of a name is read, and none that is not understood", () => {
  expect(printed("type A = B;\ntype A = C;\ninterface D { a(): void }\ntype E = F;")).toEqual(["A = B", "E = F"]);
});

it("a member has the comments above and behind it, and of those above what no blank line parts from it", () => {
  const type = readTypes(`interface A {
  // Of nobody.

  // First.
  /** Second
   * and third. */
  a: string; // Behind.
  b: string, // Only behind.
  // Only above.
  c: string;
  d: string
  // Without a mark at its end.
  e: "x" | "y" // Of two lines,
    | "z" // and another.
  f: Array<string /* each */> // Of texts.
}`).get("A");
  const comments = type?.kind === "object" ? type.members.map(({ name, comment }) => [name, comment]) : [];
  expect(comments).toEqual([
    ["a", "First. Second and third. Behind."],
    ["b", "Only behind."],
    ["c", "Only above."],
    ["d", ""],
    ["e", "Without a mark at its end. and another."],
    ["f", "Of texts."],
  ]);
});
