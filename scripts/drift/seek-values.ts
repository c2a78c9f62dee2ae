import type { Json } from "../base/json.js";
import type { WrittenNode } from "../base/written-node.js";
import { shortJson } from "./schemas/compare-values.js";
import type { DriftFinding } from "./schemas/findings.js";
import { type Fits, firstOf, flag, keyword, type ListsOf, lists, member, type Seek, type Way } from "./seek.js";

/** The first name of a finding, in a list of these keywords. */
export function named(...keywords: readonly string[]): Seek {
  return member(fitsName, lists(...keywords));
}

function fitsName({ facts }: DriftFinding): Fits | undefined {
  return fitsText([facts.name ?? []].flat()[0]);
}

export function fitsText(text: string | number | undefined): Fits | undefined {
  return text === undefined ? undefined : ({ scalar }) => scalar === text;
}

/** The listed value that came or went, wherever alternatives list it. */
export const listedValue: Seek = member(
  ({ trace, facts: { name } }) => {
    const value = trace?.difference.value;
    if (value !== undefined) return fitsValue(value);
    return name === undefined ? undefined : ({ scalar }) => scalar !== undefined && shortJson(scalar) === name;
  },
  (node) => listsOfValues(node),
);

/** What is sent as text is the same text. */
function fitsValue(value: Json): Fits | undefined {
  if (typeof value === "object" && value !== null) return undefined;
  return ({ scalar }) => scalar === value || (scalar !== undefined && scalar !== null && String(scalar) === value);
}

const valueKeywords = ["enum", "const", "x-extensible-enum"];
const choices = ["anyOf", "oneOf"];

function listsOfValues(node: WrittenNode | undefined, way: Way = []): readonly Way[] {
  if (node === undefined) return [];
  const own = valueKeywords.filter((name) => node.children.has(name)).map((name) => [...way, name]);
  const inner = choices.flatMap((choice) =>
    [...(node.children.get(choice)?.children ?? [])].flatMap(([index, branch]) =>
      listsOfValues(branch, [...way, choice, index]),
    ),
  );
  return [...own, ...inner];
}

/** However it is written that null is taken. */
export const nullability: Seek = firstOf(
  flag("nullable", "x-nullable"),
  member(() => isNullType, lists("type")),
  member(() => isNull, lists("enum", "const")),
  member(() => takesNullAlone, lists("anyOf", "oneOf") as ListsOf),
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
export const typeOrFormat: Seek = (nodes, finding) => {
  const [one, two] = [nodes.base?.children.get("type"), nodes.revision?.children.get("type")];
  const isOfFormat = finding.trace?.difference.isOfFormat === true;
  if (isOfFormat || keyword("type")(nodes, finding) === undefined) return keyword("format")(nodes, finding);
  return { base: one && wayToOther(one, two), revision: two && wayToOther(two, one) };
};

function wayToOther(own: WrittenNode, other: WrittenNode | undefined): Way {
  const known = new Set([other, ...(other?.children.values() ?? [])].map((node) => node?.scalar));
  const [index] = [...own.children].find(([, { scalar }]) => !known.has(scalar)) ?? [];
  return index === undefined ? ["type"] : ["type", index];
}
