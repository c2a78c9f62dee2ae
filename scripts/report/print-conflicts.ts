import { compareText } from "../base/diagnostics.js";
import { groupBy } from "../base/group-by.js";
import { isObject, type Json } from "../base/json.js";
import { type Conflict, type ConflictKind, type ConflictSide, conflictKinds, placeText } from "../merge/conflicts.js";
import { codeSpan, generatedNote, htmlText } from "./markdown.js";

/** Prints `CONFLICTS.md`: where providers contradict each other, what each says, and what was made of it. */
export function printConflicts(conflicts: readonly Conflict[]): string {
  const sections = [...groupConflicts(conflicts)].map(
    ([title, group]) =>
      `<details><summary><code>${htmlText(title)}</code>: ${group.length}</summary>\n\n${group.map(printConflict).join("\n")}\n\n</details>\n`,
  );
  const intro =
    conflicts.length === 0
      ? "The providers contradict each other nowhere.\n"
      : "Where the providers contradict each other, and what the merged contract says instead. Fields that only some have\nare no conflicts: `x-providers` in `openapi.json` names those. `conflicts.json` has the same as data, with the place of each\nvalue in its description.\n";
  return [`${generatedNote}\n# Conflicts\n\n${intro}`, ...sections].join("\n");
}

/** By operation, and then by component. */
function groupConflicts(conflicts: readonly Conflict[]): ReadonlyMap<string, readonly Conflict[]> {
  const ordered = [...conflicts].sort(
    (a, b) => Number(b.place.operation !== undefined) - Number(a.place.operation !== undefined),
  );
  return groupBy(ordered, ({ place }) => place.operation ?? place.component ?? "");
}

/** One point in one line. */
function printConflict(conflict: Conflict): string {
  const { place, kind, sides } = conflict;
  const { operation, ...inner } = place;
  const text = placeText(inner.component !== undefined && operation === undefined ? { path: place.path } : inner);
  const path = text === "" ? "" : `${code(text)}: `;
  const shared = sharedParts(sides);
  const said = sides
    .map(({ said, value }) => `${say(value, kind, shared)} (${said.map(({ provider }) => provider).join(", ")})`)
    .join("; ");
  return `- ${path}${conflictKinds[kind].title}: ${said} → ${sayTaken(conflict, shared)}`;
}

/** What was made of the sides; where that is a long list of what they list, it is not listed once more. */
function sayTaken({ kind, sides, result }: Conflict, shared: ReadonlySet<string>): string {
  if (result === undefined) return "none";
  const listed = new Set(sides.flatMap(({ value }) => (Array.isArray(value) ? value.map(textOf) : [])));
  const isAll =
    Array.isArray(result) && result.length === listed.size && result.every((part) => listed.has(textOf(part)));
  return isAll && result.length > 4 ? "all of them" : say(result, kind, shared);
}

/** What all sides list, where they list so much that only the rest can be read. */
function sharedParts(sides: readonly ConflictSide[]): ReadonlySet<string> {
  const lists = sides.flatMap(({ value }) => (Array.isArray(value) ? [value.map(textOf)] : []));
  const [first = [], ...others] = lists;
  if (lists.length < sides.length || lists.every((list) => list.length <= 6)) return new Set();
  return new Set(first.filter((part) => others.every((list) => list.includes(part))));
}

const textOf = (part: Json): string => JSON.stringify(part);

/** A list is cut where it has become as long as this, and still at this many parts. */
const most = { length: 90, parts: 12 };

/** Words of ours for what is no value of a description. */
const words: ReadonlySet<string> = new Set(["closed any", "closed none", "values any", "format none"]);

function say(value: Json, kind: ConflictKind, shared: ReadonlySet<string>): string {
  if (typeof value === "string") {
    if (words.has(`${kind} ${value}`)) return value;
    return code(value === "" ? '""' : value);
  }
  if (Array.isArray(value)) return sayList(value, kind, shared);
  if (!isObject(value)) return code(JSON.stringify(value));
  const parts = Object.entries(value).map(([name, one]) =>
    code(`${name} ${typeof one === "object" ? JSON.stringify(one) : one}`),
  );
  return parts.length === 0 ? "none" : parts.join(", ");
}

function sayList(parts: readonly Json[], kind: ConflictKind, shared: ReadonlySet<string>): string {
  const own = parts.filter((part) => !shared.has(textOf(part)));
  const said = own.map((part) =>
    typeof part === "string" && kind !== "format" ? code(part) : say(part, kind, new Set()),
  );
  const shown: string[] = [];
  for (const part of said.slice(0, most.parts)) {
    if (shown.join(", ").length > most.length) break;
    shown.push(part);
  }
  const more = own.length - shown.length;
  const rest = [...(more > 0 ? [`${more} more`] : []), ...(shared.size > 0 ? [`${shared.size} that all have`] : [])];
  return [...shown, ...rest].join(", ") || "none";
}

/** Inline code that its own text cannot end. */
function code(text: string): string {
  return codeSpan(text.replaceAll("`", "'"));
}

/** The conflicts as `conflicts.json` has them. */
export function printConflictsJson(conflicts: readonly Conflict[]): string {
  const plain = [...conflicts]
    .sort((a, b) => compareText(placeText(a.place), placeText(b.place)))
    .map(({ place, kind, sides, result }) => ({
      ...place,
      kind,
      rule: conflictKinds[kind].rule,
      providers: Object.fromEntries(
        sides.flatMap(({ value, said }) =>
          said.map(({ provider, at }) => [
            provider,
            { value, at: at.pointer === "" ? at.file : `${at.file}#${at.pointer}` },
          ]),
        ),
      ),
      result,
    }));
  return `${JSON.stringify({ generator: "openapi-concord", conflicts: plain }, null, 2)}\n`;
}
