import type { Diagnostic } from "../base/diagnostics.js";
import type { DriftConfig } from "../config/config.js";
import { hasExpired } from "../drift/find-changes.js";
import { rules } from "../drift/rules/registry.js";
import type { Comparand } from "../report/print-report.js";
import { similarRules } from "../report/print-rule.js";
import { ExitError } from "./exit.js";
import { paint, printDiagnostics } from "./print-diagnostics.js";

/** Ends the command when the config sets the level of a rule that does not exist: it would change nothing, silently. */
export function checkLevels(settings: DriftConfig | undefined, file: string): void {
  const unknown = Object.keys(settings?.levels ?? {}).filter((id) => !rules.has(id));
  if (unknown.length === 0) return;
  const diagnostics = unknown.map((id): Diagnostic => {
    const similar = similarRules(id);
    return {
      code: "config-invalid",
      severity: "error",
      at: { file, pointer: `/drift/levels/${id}` },
      message: `There is no rule "${id}".`,
      ...(similar.length === 0 ? {} : { hint: `Did you mean ${similar.join(", ")}?` }),
    };
  });
  printDiagnostics(diagnostics, { verbose: true });
  throw new ExitError(2);
}

/**
 * Says which acceptances no longer do anything: those that have expired, whose findings count again, and those that fit no
 * finding of this comparison.
 */
export function noteAcceptances(
  settings: DriftConfig | undefined,
  comparands: readonly Comparand[],
  today: Date,
): void {
  const found = new Set(comparands.flatMap(({ report }) => report.changes.map((change) => change.fingerprint)));
  for (const entry of settings?.accept ?? []) {
    const name = `${entry.fingerprint} (${entry.reason})`;
    if (!found.has(entry.fingerprint)) note(`${name} fits no finding of this comparison.`);
    else if (hasExpired(entry, today)) note(`${name} expired on ${entry.expires}: its finding counts again.`);
  }
}

function note(text: string): void {
  process.stderr.write(`${paint("yellow", "warning")} ${paint("dim", "drift.accept")} ${text}\n`);
}
