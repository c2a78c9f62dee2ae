import { compareText } from "../base/diagnostics.js";
import { isObject, type Json } from "../base/json.js";
import { type Conflict, type ConflictSide, conflictKinds, placeText } from "../merge/conflicts.js";
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
  const groups = new Map<string, Conflict[]>();
  const keyOf = ({ place }: Conflict): string => place.operation ?? place.component ?? "";
  const ordered = [...conflicts].sort(
    (a, b) => Number(b.place.operation !== undefined) - Number(a.place.operation !== undefined),
  );
  for (const conflict of ordered) groups.set(keyOf(conflict), [...(groups.get(keyOf(conflict)) ?? []), conflict]);
  return groups;
}

/** One point in one line. */
function printConflict({ place, kind, sides, result }: Conflict): string {
  const { title, rule } = conflictKinds[kind];
  const { operation, ...inner } = place;
  const text = placeText(inner.component !== undefined && operation === undefined ? { path: place.path } : inner);
  const path = text === "" ? "" : `${code(text)}: `;
  const shared = sharedParts(sides);
  const said = sides
    .map(({ said, value }) => `${say(value, shared)} (${said.map(({ provider }) => provider).join(", ")})`)
    .join("; ");
  const taken = rule === "reference" ? "the reference's" : say(result, shared);
  return `- ${path}${title}: ${said} → ${taken}`;
}

/** What all sides list, where they list so much that only the rest can be read. */
function sharedParts(sides: readonly ConflictSide[]): ReadonlySet<string> {
  const lists = sides.flatMap(({ value }) => (Array.isArray(value) ? [value.map((part) => JSON.stringify(part))] : []));
  const [first = [], ...others] = lists;
  if (lists.length < sides.length || lists.every((list) => list.length <= 6)) return new Set();
  return new Set(first.filter((part) => others.every((list) => list.includes(part))));
}

const mostParts = 12;

function say(value: Json, shared: ReadonlySet<string>): string {
  if (typeof value === "string") return code(value === "" ? '""' : value);
  if (Array.isArray(value)) return sayList(value, shared);
  if (!isObject(value)) return code(JSON.stringify(value));
  const parts = Object.entries(value).map(([name, one]) =>
    code(`${name} ${typeof one === "object" ? JSON.stringify(one) : one}`),
  );
  return parts.length === 0 ? "none" : parts.join(", ");
}

function sayList(parts: readonly Json[], shared: ReadonlySet<string>): string {
  const own = parts.filter((part) => !shared.has(JSON.stringify(part)));
  const shown = own
    .slice(0, mostParts)
    .map((part) => (isObject(part) || Array.isArray(part) ? say(part as Json, new Set()) : code(String(part))));
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
