import { canonicalJson } from "../base/json.js";
import type { Excerpt, ExcerptLine } from "./changes/types.js";
import { labelOf } from "./schemas/branch-labels.js";
import type { Canonicalizer } from "./values/canonical.js";
import { maskText } from "./values/types-mask.js";
import type { ValueSet } from "./values/value-set.js";

const maxLines = 40;

/** What a schema says, in a few lines for people: one rule per line, parts by their type only. */
export function excerptOf(shape: ValueSet, names: Canonicalizer): Excerpt {
  const { space } = names;
  const view = space.viewOf(shape);
  const brief = (part: ValueSet) => labelOf(part, names, []);
  const lines: ExcerptLine[] = [];
  const add = (...texts: readonly string[]) => void lines.push(...texts.map((text) => ({ text })));
  if (shape.name !== undefined) add(`# ${shape.name}`);
  if (view.unions.length === 0) add(`type: ${typeText(shape, names)}`);
  if (view.formats.length > 0) add(`format: ${view.formats.join(", ")}`);
  if (view.enum) lines.push({ text: "values: ", values: view.enum.value.map(canonicalJson) });
  for (const [name, limit] of Object.entries(view.limits)) add(`${name}: ${limit.value}`);
  for (const pattern of view.patterns) add(`pattern: ${pattern}`);
  for (const step of view.multipleOf) add(`multipleOf: ${step}`);
  if (view.uniqueItems) add("uniqueItems: true");
  for (const { shape: part, min, max } of view.contains)
    add(`contains: ${brief(part)}`, `minContains: ${min.value}`, ...(max ? [`maxContains: ${max.value}`] : []));
  if (view.items) add(`items: ${brief(view.items)}`);
  for (const [name, part] of view.properties) add(`${name}${view.required.has(name) ? "" : "?"}: ${brief(part)}`);
  if (view.closed) add("(no other properties)");
  for (const union of view.unions)
    add("one of:", ...union.branches.map((branch) => `  - ${labelOf(branch, names, union.branches)}`));
  if (shape.nullable && view.unions.length > 0) add("or null");
  const rest = lines.length - maxLines;
  return rest > 0 ? [...lines.slice(0, maxLines), { text: `… ${rest} more lines` }] : lines;
}

/** The same for one property of an object: whether it is there, whether it is required, and its schema. */
export function excerptOfProperty(object: ValueSet, name: string, names: Canonicalizer): Excerpt {
  const { properties, required } = names.space.viewOf(object);
  const property = properties.get(name);
  if (property === undefined) return [{ text: `(no property ${name})` }];
  const lines = excerptOf(property, names).map((line) => ({ ...line, text: `  ${line.text}` }));
  return [{ text: `${name}${required.has(name) ? "" : "?"}:` }, ...lines];
}

function typeText(shape: ValueSet, { space }: Canonicalizer): string {
  const { mask } = space.viewOf(shape);
  const known = maskText(mask);
  return (mask & 1) !== 0 && known !== "any" && known !== "null" ? `${known} | null` : known;
}
