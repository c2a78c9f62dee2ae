import { countOf } from "../base/count.js";
import type { DriftReport } from "../drift/changes/types.js";
import { isAddition } from "../drift/lack.js";
import { printChangelog } from "../report/print-changelog.js";
import { whyMajor } from "../report/verdict.js";
import { visibleText } from "../report/visible.js";
import type { NameChanges, OutputChange } from "./output-changes.js";

/** What became of a client, as data and in two sentences. */
export interface ToldChange extends Pick<OutputChange, "provider" | "kind" | "methods" | "types"> {
  readonly impact: DriftReport["impact"];
  /** Of the findings of drift; none of a client that has come or is gone. */
  readonly counts: ChangeCounts;
  /** `openai: 2 added, 1 breaking → major`; where nothing is breaking, with the reason why it is major. */
  readonly drift: string;
  /** What that does to the generated client: `1 method added (files.list); 2 types changed (File, Purpose)`. */
  readonly effect: string;
}

interface ChangeCounts {
  readonly added: number;
  readonly changed: number;
  readonly breaking: number;
}

export function tellChange(change: OutputChange): ToldChange {
  const { provider, kind, methods, types } = change;
  const [impact, counts] = [impactOf(change), countsOf(change)];
  const why = change.kind === "changed" ? whyMajor(change.report) : "";
  const drift = `${provider}: ${kind === "changed" ? tellCounts(counts) : kind} → ${impact}${why}`;
  const told = [...tellNames("method", methods), ...tellNames("type", types)];
  const effect = told.length === 0 ? "no method and no type" : told.join("; ");
  return { provider, kind, impact, counts, methods, types, drift, effect };
}

function impactOf(change: OutputChange): DriftReport["impact"] {
  if (change.kind === "changed") return change.report.impact;
  return change.kind === "new" ? "minor" : "major";
}

function countsOf(change: OutputChange): ChangeCounts {
  const changes = change.kind === "changed" ? change.report.changes : [];
  const milder = changes.filter(({ breaking }) => !breaking);
  const added = milder.filter((each) => isAddition(each) || /^new-|-added(?:-|$)/.test(each.id)).length;
  return { added, changed: milder.length - added, breaking: changes.length - milder.length };
}

function tellCounts(counts: ChangeCounts): string {
  const told = (["added", "changed", "breaking"] as const).flatMap((what) =>
    counts[what] === 0 ? [] : [`${counts[what]} ${what}`],
  );
  return told.length === 0 ? "nothing that clients notice" : told.join(", ");
}

const shownNames = 5;

function tellNames(noun: string, changes: NameChanges): readonly string[] {
  return (["added", "removed", "changed"] as const).flatMap((what) => {
    const names = changes[what];
    if (names.length === 0) return [];
    const shown = names.slice(0, shownNames).map(visibleText).join(", ");
    const more = names.length > shownNames ? ", …" : "";
    return [`${countOf(names.length, noun)} ${what} (${shown}${more})`];
  });
}

/** A section of a changelog for each client. */
export function printOutputChanges(changes: readonly OutputChange[], today: Date): string {
  return changes
    .map((change) => {
      const { drift, effect } = tellChange(change);
      const head = `# ${today.toISOString().slice(0, 10)}, ${drift}\n\nClient: ${effect}.\n\n`;
      return change.kind === "changed" ? `${head}${printFindings(change.provider, change.report)}\n` : head;
    })
    .join("");
}

function printFindings(provider: string, report: DriftReport): string {
  const { base = "", revision = "" } = report.versions ?? {};
  const names = { base: `${provider} ${base}`.trim(), revision: `${provider} ${revision}`.trim() };
  return printChangelog([{ ...names, report }]);
}
