import { expect, test } from "vitest";
import { shortenChains } from "../../../../scripts/contract/build/shorten-chains.js";
import type { Schema } from "../../../../scripts/contract/model/types.js";

const at = { file: "a.json", pointer: "" };
const leaf: Schema = { at, types: new Set(["string"]), notes: {} };

/** `A0` is nothing but `A1`, and so on, each in a way of its own. */
function chainOf(count: number): ReadonlyMap<string, Schema> {
  const alias = (ref: string): Schema => ({ at, ref, notes: {} });
  const ways = [alias, (ref: string) => ({ at, notes: { title: "t" }, allOf: [alias(ref)] })];
  const links = Array.from({ length: count }, (_, index) => {
    const way = ways[index % ways.length] ?? alias;
    return [`A${index}`, way(`A${index + 1}`)] as const;
  });
  return new Map([...links, [`A${count}`, leaf]]);
}

test("names at the start of a long chain lead straight to its end, with their own notes", () => {
  const short = shortenChains(chainOf(3000));
  expect(short.get("A0")).toMatchObject({ ref: "A3000" });
  expect(short.get("A1")).toMatchObject({ notes: { title: "t" }, allOf: [{ ref: "A3000" }] });
  expect(short.get("A2998")).toMatchObject({ ref: "A2999" });
  expect(short.get("A3000")).toBe(leaf);
});

test("short chains and those that go round are left as they are", () => {
  const few = chainOf(10);
  expect(shortenChains(few)).toBe(few);
  const ring = new Map(
    Array.from({ length: 40 }, (_, index) => [`A${index}`, { at, ref: `A${(index + 1) % 40}`, notes: {} }] as const),
  );
  expect(shortenChains(ring)).toBe(ring);
});

test("a chain whose end is not there ends before it", () => {
  const links = [...chainOf(40)].slice(0, 40);
  expect(shortenChains(new Map(links)).get("A0")).toMatchObject({ ref: "A39" });
});
