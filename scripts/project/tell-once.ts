import type { Diagnostic, DiagnosticCode } from "../base/diagnostics.js";

/** What we find as well, by the linter's rule. */
const alike: ReadonlyMap<string | undefined, DiagnosticCode> = new Map([
  ["struct", "document-invalid"],
  ["no-required-schema-properties-undefined", "schema-unsatisfiable"],
]);

function alikeOf({ code, message }: Diagnostic): DiagnosticCode | undefined {
  return code.startsWith("lint-") ? alike.get(/ \(([\w/-]+)\)$/.exec(message)?.[1]) : undefined;
}

/**
 * Diagnostics without those that say what another one says: what the linter finds at the place of a finding of ours, whose
 * hint is kept where ours has none, and what was found in a description and again in a contract that was made of it.
 */
export function tellOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const found = new Set(diagnostics.map(placeOf));
  const hints = new Map<string, string>();
  const told = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const code = alikeOf(diagnostic);
    const place = placeOf({ ...diagnostic, code: code ?? diagnostic.code });
    if (code !== undefined && found.has(place)) {
      if (diagnostic.hint !== undefined) hints.set(place, diagnostic.hint);
      continue;
    }
    const key = `${placeOf(diagnostic)} ${diagnostic.message}`;
    if (!told.has(key)) told.set(key, diagnostic);
  }
  return [...told.values()].map((diagnostic) => {
    const hint = diagnostic.hint ?? hints.get(placeOf(diagnostic));
    return hint === undefined ? diagnostic : { ...diagnostic, hint };
  });
}

function placeOf({ code, at: { file, pointer, line, column } }: Pick<Diagnostic, "code" | "at">): string {
  return [code, file, line, column, pointer].join(" ");
}
