import { canonicalJson } from "../base/json.js";
import { labelOf } from "./schemas/branches.js";
import type { Canonicalizer } from "./values/canonical.js";
import { maskText } from "./values/types-mask.js";
import type { ValueSet } from "./values/value-set.js";

const maxLines = 40;

/** What a schema says, in a few lines for people: one rule per line, parts by their type only. */
export function excerptOf(shape: ValueSet, names: Canonicalizer): string {
  const { space } = names;
  const view = space.viewOf(shape);
  const brief = (part: ValueSet) => labelOf(part, names, []);
  const lines: string[] = [];
  if (shape.name !== undefined) lines.push(`# ${shape.name}`);
  if (view.unions.length === 0) lines.push(`type: ${typeText(shape, names)}`);
  if (view.formats.length > 0) lines.push(`format: ${view.formats.join(", ")}`);
  if (view.enum) lines.push(`values: ${view.enum.value.map(canonicalJson).join(", ")}`);
  for (const [name, limit] of Object.entries(view.limits)) lines.push(`${name}: ${limit.value}`);
  for (const pattern of view.patterns) lines.push(`pattern: ${pattern}`);
  for (const step of view.multipleOf) lines.push(`multipleOf: ${step}`);
  if (view.uniqueItems) lines.push("uniqueItems: true");
  if (view.items) lines.push(`items: ${brief(view.items)}`);
  for (const [name, part] of view.properties) {
    lines.push(`${name}${view.required.has(name) ? "" : "?"}: ${brief(part)}`);
  }
  if (view.closed) lines.push("(no other properties)");
  for (const union of view.unions) {
    lines.push("one of:", ...union.branches.map((branch) => `  - ${labelOf(branch, names, union.branches)}`));
  }
  if (shape.nullable && view.unions.length > 0) lines.push("or null");
  const rest = lines.length - maxLines;
  return rest > 0 ? [...lines.slice(0, maxLines), `… ${rest} more lines`].join("\n") : lines.join("\n");
}

/** The same for one property of an object: whether it is there, whether it is required, and its schema. */
export function excerptOfProperty(object: ValueSet, name: string, names: Canonicalizer): string {
  const { properties, required } = names.space.viewOf(object);
  const property = properties.get(name);
  if (property === undefined) return `(no property ${name})`;
  const lines = excerptOf(property, names).split("\n");
  return [`${name}${required.has(name) ? "" : "?"}:`, ...lines.map((line) => `  ${line}`)].join("\n");
}

function typeText(shape: ValueSet, { space }: Canonicalizer): string {
  const { mask } = space.viewOf(shape);
  const known = maskText(mask);
  return (mask & 1) !== 0 && known !== "any" && known !== "null" ? `${known} | null` : known;
}
