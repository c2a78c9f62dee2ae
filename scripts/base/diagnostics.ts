/** Where something stands in an input: a file, a JSON pointer into it, and, once looked up, its line and column (1-based). */
export interface Origin {
  /** A name that is the same on every machine: the path from the working directory where it lies below it. */
  readonly file: string;
  /** Where the file lies, if its name does not lead there: for a terminal, and never written to a file. */
  readonly path?: string;
  /** RFC 6901 JSON pointer without `#`; `""` is the whole document. */
  readonly pointer: string;
  readonly line?: number;
  readonly column?: number;
}

export type Severity = "error" | "warning" | "info";

/** Every kind of trouble that an input can have, with the severity it has unless the reporter says otherwise. */
export const diagnosticCodes = {
  "config-invalid": "error",
  "file-unreadable": "error",
  "file-too-large": "error",
  "parse-error": "error",
  "parse-repaired": "warning",
  "key-duplicate": "error",
  "document-invalid": "error",
  "version-unsupported": "error",
  "alias-bomb": "error",
  "limit-depth": "error",
  "limit-values": "error",
  "limit-time": "error",
  "limit-memory": "error",
  "ref-forbidden": "error",
  "ref-unresolved": "error",
  "ref-wrong-kind": "error",
  "ref-cycle": "error",
  "ref-repaired": "warning",
  "nullable-legacy": "warning",
  "exclusive-limit-legacy": "warning",
  "recursive-ref-legacy": "warning",
  "type-invalid": "warning",
  "security-scheme-type": "warning",
  "security-undefined": "warning",
  "servers-empty": "warning",
  "server-ignored": "warning",
  "path-repaired": "warning",
  "path-query": "warning",
  "path-parameter-mismatch": "warning",
  "parameter-duplicate": "warning",
  "operation-id-duplicate": "warning",
  "operation-id-invalid": "info",
  "operation-duplicate": "warning",
  "responses-missing": "warning",
  "name-invalid": "info",
  "name-collision": "warning",
  "naming-unmatched": "warning",
  "choice-unmatched": "warning",
  "choice-empty": "warning",
  "emitter-failed": "error",
  "discriminator-inferred": "info",
  "discriminator-unusable": "warning",
  "enum-duplicate": "warning",
  "number-rounded": "info",
  "schema-unsatisfiable": "warning",
  "default-refused": "warning",
  "keyword-repaired": "warning",
  "keyword-ignored": "warning",
  "unsupported-keyword": "warning",
  "pattern-slow": "warning",
  "unsupported-parameter": "warning",
  "operation-unsendable": "warning",
  "answer-unchecked": "info",
  "body-unchecked": "info",
  "encoding-ignored": "warning",
  "encoding-unstated": "info",
  "answer-inferred": "info",
  "security-unsupported": "warning",
  "security-inferred": "info",
  "pages-unusable": "warning",
  "extension-invalid": "warning",
  "stream-inferred": "info",
  "stream-event-names": "info",
  "stream-event-missing": "warning",
  "lint-error": "error",
  "lint-warning": "warning",
  "lint-style": "warning",
  "models-invalid": "error",
  "models-unmatched": "warning",
  "models-forbidden": "error",
  "models-unreachable": "error",
  "merge-conflict": "info",
  "operation-not-portable": "info",
  "portable-empty": "warning",
  "output-invalid": "error",
  "overlay-invalid": "error",
  "overlay-unmatched": "warning",
  "import-empty": "error",
  "import-foreign": "error",
  "import-embedded-broken": "warning",
  "import-type-unknown": "warning",
  "import-value-ignored": "warning",
  "import-unread": "info",
  "import-format": "info",
  "import-conflict": "warning",
  "import-guessed": "info",
  "import-server-missing": "warning",
  "source-unreachable": "error",
  "source-refused": "error",
} as const satisfies Record<string, Severity>;

export type DiagnosticCode = keyof typeof diagnosticCodes;

/** Something wrong, repaired or worth knowing in an input. Work continues after one, so that a single run shows everything. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly at: Origin;
  readonly message: string;
  /** What the reader can do about it. */
  readonly hint?: string;
  /** The other places involved, such as the first use of a duplicate name. */
  readonly related?: readonly Origin[];
}

/** A diagnostic as its finder states it; the severity comes from {@link diagnosticCodes} unless given. */
export type Finding = Omit<Diagnostic, "severity"> & { readonly severity?: Severity };

export type Report = (finding: Finding) => void;

/** What one run finds: those who look hand in findings, and whoever runs them sees what has come so far. */
export class Diagnostics {
  /** In the order in which they were reported; grows while there is more to find. */
  readonly all: readonly Diagnostic[];
  /** Needs no `this`, so that it can be handed to what only reports. */
  readonly report: Report;

  /** Of its own, unless {@link through} shares what another one has. */
  constructor(
    private readonly found: Diagnostic[] = [],
    report: Report = (finding) => void found.push({ severity: diagnosticCodes[finding.code], ...finding }),
  ) {
    this.all = found;
    this.report = report;
  }

  get hasErrors(): boolean {
    return hasErrors(this.all);
  }

  /** How many there are so far, for {@link since}. */
  get count(): number {
    return this.found.length;
  }

  /** What was reported when there were that many already. */
  since(count: number): readonly Diagnostic[] {
    return this.found.slice(count);
  }

  /** Reports what belongs before the last ones: there were that many when it was looked for. */
  insert(count: number, findings: readonly Finding[]): void {
    const later = this.found.splice(count);
    for (const finding of findings) this.report(finding);
    this.found.push(...later);
  }

  /** The same diagnostics for those whose findings must be put right on the way. */
  through(wrap: (report: Report) => Report): Diagnostics {
    return new Diagnostics(this.found, wrap(this.report));
  }
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

export function isErrorFinding({ severity, code }: Finding): boolean {
  return (severity ?? diagnosticCodes[code]) === "error";
}

/** True of what is wrong with something that we made, whatever went in: a bug of ours, for which the command exits with 70. */
export function isOurFault({ code }: Diagnostic): boolean {
  return code === "output-invalid";
}

/** Errors of inputs: nothing can be made of them. */
export function hasInputErrors(diagnostics: readonly Diagnostic[]): boolean {
  return hasErrors(diagnostics.filter((diagnostic) => !isOurFault(diagnostic)));
}

/** A bug of ours, never the fault of an input: the command exits with 70. */
class InvariantError extends Error {
  override readonly name = "InvariantError";
}

export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}

/** Code unit order: the same on every machine, unlike `localeCompare`. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
