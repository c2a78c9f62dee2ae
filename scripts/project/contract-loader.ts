import { resolve } from "node:path";
import {
  type Diagnostic,
  type DiagnosticCode,
  Diagnostics,
  hasErrors,
  isErrorFinding,
  type Origin,
} from "../base/diagnostics.js";
import { type InputLimits, isStackOverflow, tooDeep } from "../base/input-limits.js";
import { tellDescription } from "../base/progress.js";
import { buildContract } from "../contract/build/build.js";
import { buildModels } from "../contract/build/build-models.js";
import type { OperationChoice } from "../contract/model/choose-operations.js";
import type { Contract } from "../contract/model/types.js";
import { type Linter, type LintFinding, type LintInput, placeFindings, reportLint } from "../lint/linter.js";
import { loadDocument } from "../load/load.js";
import { SourceFiles } from "../load/read/source-files.js";
import { ChoiceLog } from "./choice-log.js";
import type { DescriptionSettings, PlacedChoice } from "./descriptions.js";
import { readModels } from "./read-models.js";
import { tellOnce } from "./tell-once.js";

export interface LoaderOptions {
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** Origins that references, and models, may reach over the network. Default: none. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Looks at every document; an error that it finds refuses the contract. */
  readonly linter?: Linter;
  /**
   * Nothing is made of the contracts, which are compared: a reference that leads back to itself is a warning, and the rest is
   * read; and nobody asks how lists go on.
   */
  readonly forComparison?: boolean;
  /** What each description may have. */
  readonly limits?: InputLimits | undefined;
  /** Hears what is done next. */
  readonly onStage?: ((name: string) => void) | undefined;
  /** Chooses among the operations that descriptions are set to have. */
  readonly choice?: OperationChoice | undefined;
}

/** A document that is linted beside, and what is made of it meanwhile. */
interface PendingLint {
  readonly input: LintInput;
  readonly findings: Promise<readonly LintFinding[]>;
  /** How many diagnostics there were before. */
  readonly count: number;
  contract?: Contract;
}

const doubtfulCodes: ReadonlySet<DiagnosticCode> = new Set([
  "ref-cycle",
  "number-rounded",
  "operation-duplicate",
  "extension-invalid",
  "encoding-ignored",
  "unsupported-parameter",
  "answer-unchecked",
  "operation-unsendable",
  "security-undefined",
]);

/** Makes contracts of descriptions, for every verb in the one way, with the files and the diagnostics of one run. */
export class ContractLoader {
  readonly diagnostics = new Diagnostics();
  readonly choices = new ChoiceLog();
  private readonly sources: SourceFiles;
  private readonly asked: readonly PlacedChoice[];
  private readonly pending: PendingLint[] = [];

  constructor(private readonly options: LoaderOptions) {
    this.sources = new SourceFiles(options.cwd, this.diagnostics.report, options.limits);
    for (const note of options.linter?.notes ?? []) this.diagnostics.report(note);
    this.asked = options.choice === undefined ? [] : [{ ...options.choice, pointer: "", isAsked: true }];
  }

  /** The contract of a description; what is wrong with it is reported, and `undefined` where that is an error. */
  async load(settings: DescriptionSettings): Promise<Contract | undefined> {
    const file = this.nameOf(settings.spec);
    tellDescription(this.sources.shownName(file));
    try {
      return await this.make(settings);
    } catch (error) {
      if (!isStackOverflow(error)) throw error;
      this.diagnostics.report(tooDeep({ file, pointer: "" }));
      return undefined;
    }
  }

  private async make({
    spec,
    overlays = [],
    choices = [],
    models,
    ifMissing,
    ...settings
  }: DescriptionSettings): Promise<Contract | undefined> {
    const { sources, diagnostics } = this;
    const { allowedOrigins = [], forComparison = false } = this.options;
    const { count, report } = diagnostics;
    const loaded = await loadDocument(spec, {
      ...{ sources, diagnostics, allowedOrigins, opensCircles: forComparison, overlays },
      ifMissing,
    });
    if (loaded === undefined) return undefined;
    const { document, originOf } = loaded;
    const pending = await this.lint({ document, file: loaded.source.path, originOf });
    const described = buildContract(loaded, {
      provider: loaded.file,
      ...settings,
      ...(forComparison && { pages: false }),
      report,
    });
    const contract = models === undefined ? described : await this.withModels(described, models);
    if (hasErrors(diagnostics.since(count))) return undefined;
    const chosen = this.choices.choose(contract, [...choices, ...this.asked]);
    if (pending !== undefined) pending.contract = chosen;
    return chosen;
  }

  private async lint(input: LintInput): Promise<PendingLint | undefined> {
    const { linter } = this.options;
    if (linter?.isBeside?.(input.document) !== true) {
      if (linter !== undefined) await reportLint(linter, input, this.diagnostics.report);
      return undefined;
    }
    const pending = { input, findings: linter.lint(input), count: this.diagnostics.count };
    // Whoever settles hears of it.
    pending.findings.catch(() => {});
    this.pending.push(pending);
    return pending;
  }

  /** Whether nothing is linted beside any more. */
  get isSettled(): boolean {
    return this.pending.length === 0;
  }

  /** Waits for what is linted beside, reports it where it belongs, and returns the contracts that are wrong by it. */
  async settle(): Promise<ReadonlySet<Contract>> {
    const pending = this.pending.splice(0);
    const found = await Promise.all(pending.map(async ({ findings, input }) => placeFindings(await findings, input)));
    for (const [index, { count }] of [...pending.entries()].reverse())
      this.diagnostics.insert(count, found[index] ?? []);
    return new Set(
      pending.flatMap(({ contract }, index) => (found[index]?.some(isErrorFinding) ? (contract ?? []) : [])),
    );
  }

  private async withModels(contract: Contract, models: string): Promise<Contract> {
    const { sources, diagnostics } = this;
    const { report } = diagnostics;
    const { allowedOrigins = [] } = this.options;
    const read = await readModels(models, { sources, report, allowedOrigins });
    const built = read && buildModels(read, contract, report);
    return built === undefined ? contract : { ...contract, models: built };
  }

  /** The contracts of those descriptions that have no error, in their order. */
  async loadAll(descriptions: readonly DescriptionSettings[]): Promise<readonly Contract[]> {
    const contracts = await this.loadAhead(descriptions);
    const refused = await this.settle();
    return contracts.filter((contract) => !refused.has(contract));
  }

  /** As {@link loadAll}, without what is linted beside: that comes when the caller settles. */
  async loadAhead(descriptions: readonly DescriptionSettings[]): Promise<readonly Contract[]> {
    const contracts: Contract[] = [];
    for (const settings of descriptions) {
      this.options.onStage?.(`read ${settings.provider ?? settings.spec}`);
      const contract = await this.load(settings);
      if (contract !== undefined) contracts.push(contract);
    }
    return contracts;
  }

  /** Takes a text in place of what is on the disk. */
  put(spec: string, text: string): void {
    this.sources.add(this.nameOf(spec), text);
  }

  /** The name of a file in diagnostics. */
  nameOf(spec: string): string {
    return this.sources.nameOf(resolve(this.options.cwd, spec));
  }

  /** Absolute paths of every file that was read, or was to be read. */
  get inputs(): readonly string[] {
    return this.sources.paths();
  }

  /** As {@link SourceFiles.fingerprints}. */
  get fingerprints(): ReadonlyMap<string, string | undefined> {
    return this.sources.fingerprints();
  }

  /** An origin with its line and column. */
  locate(origin: Origin): Origin {
    return this.sources.locate(origin);
  }

  /** As {@link SourceFiles.nodeAt}. */
  nodeAt(origin: Origin): ReturnType<SourceFiles["nodeAt"]> {
    return this.sources.nodeAt(origin);
  }

  /**
   * What leaves a part of some contract uncompared, with its lines: a circle that was opened, one of two equal operations, an
   * extension that does not say what it must, what a description says and is never sent.
   */
  doubts(): readonly Diagnostic[] {
    const found = this.diagnostics.all.filter(({ code }) => doubtfulCodes.has(code));
    return this.sources.locateAll(found);
  }

  /** Every diagnostic with its lines; each thing once. */
  located(): readonly Diagnostic[] {
    return this.sources.locateAll(tellOnce(this.diagnostics.all));
  }
}
