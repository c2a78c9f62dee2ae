import { type Json, tokensOf } from "../base/json.js";
import type { Scalar, WrittenNode } from "../base/written-node.js";
import { shortJson } from "./schemas/compare-values.js";
import type { DriftFinding } from "./schemas/findings.js";
import {
  firstFound,
  flag,
  keyword,
  lists,
  member,
  nodeAt,
  type Seek,
  type Sought,
  type Trail,
  type Written,
} from "./seek.js";

/** The first name of a finding, in a list of these keywords. */
export function named(...keywords: readonly string[]): Seek {
  return member(({ facts }) => [facts.name ?? []].flat()[0], lists(...keywords));
}

/** The listed value that came or went, wherever alternatives list it. */
export const listedValue: Seek = firstFound(
  member(writtenValue, (written) => listsOfValues(written)),
  // What is sent as text may be written as the number or flag that it looks like.
  member(lookalike, (written) => listsOfValues(written)),
);

function writtenValue({ trace, facts: { name } }: DriftFinding): Sought | undefined {
  const value = trace?.difference.value;
  if (value !== undefined) return scalarOf(value);
  if (typeof name !== "string") return undefined;
  // Of a long text, only the beginning is known.
  return name.endsWith("…")
    ? ({ scalar }) => scalar !== undefined && shortJson(scalar) === name
    : scalarOf(JSON.parse(name) as Json);
}

function scalarOf(value: Json): Scalar | undefined {
  return typeof value === "object" && value !== null ? undefined : value;
}

function lookalike({ trace }: DriftFinding): Sought | undefined {
  const value = trace?.difference.value;
  if (typeof value !== "string") return undefined;
  return ({ scalar }) => (typeof scalar === "number" || typeof scalar === "boolean") && String(scalar) === value;
}

const valueKeywords = ["enum", "const", "x-extensible-enum"];
const choices = ["anyOf", "oneOf"];

/** Of each schema that values were looked for in, which there may be hundreds of. */
const knownLists = new WeakMap<WrittenNode, readonly Trail[]>();

/** The lists of values of a schema, and of its alternatives, behind references within the file. */
function listsOfValues(written: Written): readonly Trail[] {
  const lists = knownLists.get(written.node) ?? listsBelow(written, { tokens: [] }, new Set());
  knownLists.set(written.node, lists);
  return lists;
}

/** Each reference is followed once: they may lead in circles. */
function listsBelow(written: Written, trail: Trail, seen: Set<Scalar | undefined>): readonly Trail[] {
  const children = nodeAt(written, trail)?.children;
  if (children === undefined) return [];
  const at = (...tokens: readonly string[]): Trail => ({ ...trail, tokens: [...trail.tokens, ...tokens] });
  const own = valueKeywords.filter((name) => children.has(name)).map((name) => at(name));
  const inner = choices.flatMap((choice) =>
    [...(children.get(choice)?.children.keys() ?? [])].map((index) => at(choice, index)),
  );
  const reference = children.get("$ref")?.scalar;
  const isNew = !seen.has(reference);
  seen.add(reference);
  const parts = [...inner, ...(isNew ? targetsOf(reference) : [])];
  return [...own, ...parts.flatMap((part) => listsBelow(written, part, seen))];
}

function targetsOf(reference: Scalar | undefined): readonly Trail[] {
  return typeof reference === "string" && reference.startsWith("#/")
    ? [{ tokens: tokensOf(reference.slice(1)), isFromRoot: true }]
    : [];
}

/** However it is written that null is taken. */
export const nullability: Seek = firstFound(
  flag("nullable", "x-nullable"),
  member(() => isNullType, lists("type")),
  member(() => isNull, lists("enum", "const")),
  member(() => takesNullAlone, lists("anyOf", "oneOf")),
);

function isNull({ scalar }: WrittenNode): boolean {
  return scalar === null;
}

function isNullType({ scalar }: WrittenNode): boolean {
  return scalar === null || scalar === "null";
}

function takesNullAlone({ children }: WrittenNode): boolean {
  const [type, value] = [children.get("type"), children.get("const")];
  return (type !== undefined && isNullType(type)) || (value !== undefined && isNull(value));
}

/** The format, or the type: of several, the one that the other side has not. */
export const typeOrFormat: Seek = (sides, finding) => {
  const types = finding.trace?.difference.isOfFormat ? undefined : keyword("type")(sides, finding);
  if (types === undefined) return keyword("format")(sides, finding);
  const [one, two] = [sides.base?.node.children.get("type"), sides.revision?.node.children.get("type")];
  return { base: one && trailToOther(one, two), revision: two && trailToOther(two, one) };
};

function trailToOther(own: WrittenNode, other: WrittenNode | undefined): Trail {
  const known = new Set([other, ...(other?.children.values() ?? [])].map((node) => node?.scalar));
  const [index] = [...own.children].find(([, { scalar }]) => !known.has(scalar)) ?? [];
  return { tokens: index === undefined ? ["type"] : ["type", index] };
}
