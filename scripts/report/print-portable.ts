import { countOf } from "../base/count.js";
import { groupBy } from "../base/group-by.js";
import { type Exclusion, exclusionRules } from "../merge/exclusions.js";
import type { Portable } from "../merge/intersection/portable-contract.js";
import { codeCell, escapeMarkdown, generatedNote, htmlText, messageCell, tableMarkdown } from "./markdown.js";

/** Prints `PORTABLE.md`: what the portable contract has, and which provider and which rule kept the rest out. */
export function printPortable({ contract, providers, atLeast, exclusions }: Portable): string {
  const kept = new Set(contract.operations.map(({ key }) => key));
  const excluded = groupBy(exclusions, ({ operation }) => operation);
  const outside = [...excluded].filter(([operation]) => !kept.has(operation));
  const wanted = atLeast < providers.length ? `${atLeast} or more of ` : "";
  return [
    generatedNote,
    "# Portable",
    `What code can count on at ${wanted}${listed(providers)}, and what kept the rest out of the portable contract.`,
    `## In it: ${countOf(kept.size, "operation")}`,
    ...contract.operations.map(({ key, providers: who = providers, unknownAt = [] }) =>
      printKept(
        key,
        who.filter((name) => !unknownAt.includes(name)),
        excluded.get(key) ?? [],
      ),
    ),
    `## Left out: ${countOf(outside.length, "operation")}`,
    ...printLeftOut(outside),
    "",
  ].join("\n\n");
}

function printKept(operation: string, providers: readonly string[], exclusions: readonly Exclusion[]): string {
  const isCut = exclusions.some(({ part }) => part !== undefined);
  const title = `<code>${htmlText(operation)}</code>: at ${htmlText(providers.join(", "))}${isCut ? ", in part" : ""}`;
  if (exclusions.length === 0) return `<details><summary>${title}</summary></details>`;
  const rows = exclusions.map((one) => [
    one.part === undefined ? "the operation" : codeCell(one.part),
    reasonOf(one, providers),
  ]);
  return [
    `<details><summary>${title}</summary>`,
    tableMarkdown(["Left out", "Kept out by"], ["---", "---"], rows),
    "</details>",
  ].join("\n\n");
}

/** Operations that cannot be called in one way by themselves; those that somebody lacks by who lacks them. */
function printLeftOut(operations: readonly (readonly [string, readonly Exclusion[]])[]): readonly string[] {
  const refused = operations.filter(([, [first]]) => first?.rule === "call");
  const lacking = operations.filter(([, [first]]) => first?.rule === "absent");
  const table = tableMarkdown(
    ["Operation", "Kept out by"],
    ["---", "---"],
    refused.map(([operation, [first]]) => [codeCell(operation), first === undefined ? "" : reasonOf(first)]),
  );
  const byProviders = groupBy(lacking, ([, [first]]) => listed(first?.providers ?? []));
  const folded = [...byProviders].map(([names, group]) =>
    [
      `<details><summary>${htmlText(names)} ${group[0]?.[1][0]?.providers.length === 1 ? "does" : "do"} not describe ${countOf(group.length, "operation")}</summary>`,
      group.map(([operation]) => `- ${codeCell(operation)}`).join("\n"),
      "</details>",
    ].join("\n\n"),
  );
  return [...(refused.length === 0 ? [] : [table]), ...folded];
}

/** The providers with the rule: ``xiexus does not describe it``; `all`: those who have the operation. */
function reasonOf({ providers, rule, reason }: Exclusion, all: readonly string[] = []): string {
  const isOfAll = all.length > 1 && providers.length === all.length;
  const names = isOfAll ? "all" : escapeMarkdown(listed(providers));
  if (rule === "call") return `${names}: ${messageCell(reason ?? exclusionRules.call)}`;
  return rule === "values" ? `${names}: ${exclusionRules.values}` : `${names} ${many(exclusionRules[rule], providers)}`;
}

function many(words: string, providers: readonly string[]): string {
  return providers.length === 1 ? words : words.replace(/^does/, "do").replace(/^(write|describe)s/, "$1");
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
