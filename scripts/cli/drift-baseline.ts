import { relative, resolve } from "node:path";
import { hasExpired } from "../base/accepted-change.js";
import { countOf } from "../base/count.js";
import type { Compared } from "../project/compare-descriptions.js";
import { driftBaselineName, judgeByBaseline, updateDriftBaseline } from "../project/drift-baseline.js";
import type { Comparand, KnownFinding, ReportFormat } from "../report/print-report.js";
import type { DriftFlags } from "./drift-options.js";
import type { ReportOutput } from "./drift-outputs.js";
import { failUsage } from "./exit.js";
import { concat, paint, shown, tell, tellError } from "./terminal.js";

/**
 * What is known is accepted: by the config already, and by a baseline now. Says what they accept in vain, but for what a
 * report on standard output says of a baseline itself.
 */
export async function judge(
  compared: Compared,
  folder: string,
  { outputs, ...flags }: DriftFlags & { readonly outputs: readonly ReportOutput[] },
): Promise<readonly Comparand[]> {
  const { reason, expires } = flags;
  if (reason !== undefined || expires !== undefined)
    failUsage("--reason and --expires are for --update-baseline.", "The baseline has the reasons and days of before.");
  const isPartial = isRestricted(flags);
  for (const acceptance of compared.idle) if (acceptance.why === "expired" || !isPartial) noteIdle(acceptance);
  const file = fileOf(folder, flags);
  const { comparands, others } = await judgeByBaseline(file, compared, { isPartial });
  const isShown = outputs.some(({ format, file }) => file === undefined && noting.has(format));
  for (const [index, { gone = [], expired = [] }] of isShown ? [] : comparands.entries()) {
    const of = compared.names[index] ?? "";
    noteEntries(file.name, of, { entries: gone, outcome: "no longer there: --update-baseline forgets that" });
    noteEntries(file.name, of, { entries: expired, outcome: "accepted no longer: the last day is over" });
  }
  const [first, ...more] = others;
  if (first !== undefined && comparands.some(({ report }) => report.summary.breaking + report.summary.warning > 0)) {
    const and = more.length > 0 ? ` and ${countOf(more.length, "more comparison")}` : "";
    const head = shown`${paint("yellow", "warning")} ${paint("dim", file.name)}`;
    tellError(shown`${head} is of ${first}${and}, and accepts nothing of ${compared.names.join(", ")}.\n`);
  }
  return comparands;
}

/** The formats that tell what a baseline accepts in vain. */
const noting: ReadonlySet<ReportFormat> = new Set(["text", "json", "markdown", "html"]);

/** Accepts what is found today. */
export async function acceptFindings(compared: Compared, folder: string, flags: DriftFlags): Promise<void> {
  if (flags.format !== undefined || flags.output !== undefined)
    failUsage("--update-baseline writes no report.", "Run it without --format and -o, and drift again with them.");
  if (isRestricted(flags))
    failUsage(
      "--update-baseline takes everything that is compared.",
      "Leave out --only and --except, or set drift.operations in the config.",
    );
  if (compared.comparands.length === 0)
    failUsage(
      "Nothing was compared, so that there is nothing to accept.",
      "The config has the reference alone: --since <ref>, or two descriptions, compare versions.",
    );
  const { reason = `There on ${dayIn(0)}, when the baseline was written.`, expires = dayIn(90) } = flags;
  if (expires !== "never" && hasExpired({ expires }, new Date()))
    failUsage(`--expires names a day that is over: ${expires}.`, "What it accepts would count at once.");
  const file = fileOf(folder, flags);
  const { accepted, added, renewed, gone } = await updateDriftBaseline(file, compared, {
    reason,
    levels: flags.failOn === "any" ? ["error", "warning", "info"] : ["error", "warning"],
    ...(expires !== "never" && { expires }),
  });
  const forgotten = gone === 0 ? "" : `, ${gone} forgotten`;
  const again = renewed === 0 ? "" : `, ${renewed} renewed`;
  const what = renewed > 0 ? "new or renewed" : "new";
  const end = added + renewed > 0 && expires !== "never" ? `, what is ${what} until ${expires}` : "";
  tell(shown`${file.name}: ${countOf(accepted, "finding")} accepted (${added} new${again})${forgotten}${end}\n`);
}

/** Where the baseline is, or would be, of what is compared in a folder. */
export function baselinePath(folder: string, { baseline }: DriftFlags): string {
  return baseline === undefined ? resolve(folder, driftBaselineName) : resolve(baseline);
}

function fileOf(folder: string, flags: DriftFlags) {
  const { baseline } = flags;
  const path = baselinePath(folder, flags);
  return { path, name: relative(process.cwd(), path), isRequired: baseline !== undefined };
}

function isRestricted({ only, except }: DriftFlags): boolean {
  return only !== undefined || except !== undefined;
}

const dayLength = 24 * 60 * 60 * 1000;

function dayIn(days: number): string {
  return new Date(Date.now() + days * dayLength).toISOString().slice(0, 10);
}

/** Says which acceptances of the config no longer do anything. */
function noteIdle({ fingerprint, reason, expires, why }: Compared["idle"][number]): void {
  const outcome =
    why === "expired" ? `expired on ${expires}: its finding counts again.` : "fits no finding of this comparison.";
  const head = shown`${paint("yellow", "warning")} ${paint("dim", "drift.accept")}`;
  tellError(shown`${head} ${fingerprint} (${reason}) ${outcome}\n`);
}

/** One line with the count, and the first few. */
function noteEntries(
  name: string,
  comparison: string,
  { entries, outcome }: { readonly entries: readonly KnownFinding[]; readonly outcome: string },
): void {
  if (entries.length === 0) return;
  const noun = entries.length === 1 ? "finding is" : "findings are";
  const told = entries
    .slice(0, 5)
    .map(({ operation = "description", location = "", id = "" }) => shown`  ${operation} ${location} [${id}]\n`);
  const more = entries.length > told.length ? shown`  … and ${entries.length - told.length} more\n` : "";
  const head = shown`${paint("yellow", "warning")} ${paint("dim", name)}`;
  tellError(shown`${head} ${comparison}: ${entries.length} ${noun} ${outcome}.\n${concat(told)}${more}`);
}
