import { resolve } from "node:path";
import type { Diagnostic } from "../base/diagnostics.js";
import { documentText } from "../emit/document/print-document.js";
import { anchorsOf, sectionsOf } from "../report/html-groups.js";
import { printReport } from "../report/print-report.js";
import { supportOf } from "../report/support.js";
import { printSite } from "../site/site.js";
import type { ReferencePage, SiteInput } from "../site/site-input.js";
import { compareProviders } from "./compare-providers.js";
import { ContractLoader } from "./contract-loader.js";
import { InputError } from "./errors.js";
import { clientModule } from "./first-call.js";
import { readHistory } from "./history-file.js";
import { type JoinedContracts, joinProviders } from "./join-contracts.js";
import { openLinter } from "./open-linter.js";
import type { Project } from "./open-project.js";
import { printReferences } from "./print-references.js";

export interface SiteOptions {
  /** Name of the site. Default: of the providers. */
  readonly title?: string | undefined;
  /** Prints the references of documents by name. Default: with Redocly's command, if the project has it. */
  readonly printReferences?: typeof printReferences;
  /** Hears what is done next. */
  readonly onStage?: (name: string) => void;
}

export interface BuiltSite {
  /** Texts by path below the folder of the site; none where the merged contract cannot be made. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
  /** Why contracts have no reference, by their names. */
  readonly withoutReference: ReadonlyMap<string, string>;
}

/** Makes the site of a project: who takes what, each operation, the drift, and the references. Writes nothing. */
export async function buildSite(project: Project, options: SiteOptions = {}): Promise<BuiltSite> {
  const { config, folder, file } = project;
  const { onStage, title, printReferences: print = printReferences } = options;
  const linter = await openLinter(folder);
  const loader = new ContractLoader({ cwd: folder, linter, onStage });
  const joined = await joinProviders(loader, { config, configFile: file, linter, cwd: folder, onStage });
  if (joined === undefined) throw new InputError(loader.located());
  const { report } = loader.diagnostics;
  const joint = jointOf(joined);
  if (joint === undefined) return { files: new Map(), diagnostics: loader.located(), withoutReference: new Map() };
  onStage?.("compare providers");
  const [reference, ...completed] = joined.providers;
  const compared = compareProviders(reference, completed, config, {
    excerpts: true,
    locate: (origin) => loader.locate(origin),
    nodeAt: (origin) => loader.nodeAt(origin),
  });
  onStage?.("print references");
  const documents = [joint.merged, ...(joint.portable ? [joint.portable.contract] : []), ...joined.providers];
  const references = await print(new Map(documents.map((one) => [one.provider, documentText(one)])), folder);
  onStage?.("print pages");
  const history = await readHistory(resolve(folder, config.out ?? "generated"), folder, report);
  const { scores, comparands, shares } = compared;
  const input: SiteInput = {
    title: title ?? `${joined.providers.map(({ provider }) => provider).join(", ")}: one API`,
    providers: joined.providers,
    ...joint,
    support: supportOf(joined.providers, shares),
    scores,
    comparands,
    drift: printReport(comparands, "html", { scores, history, home: "index.html" }),
    clientOf: (contract) => clientModule(contract, config.out),
    references,
  };
  const files = printSite(input, anchorsOf(sectionsOf(comparands)));
  return { files, diagnostics: loader.located(), withoutReference: problemsOf(references) };
}

function problemsOf(references: ReadonlyMap<string, ReferencePage>): ReadonlyMap<string, string> {
  return new Map([...references].flatMap(([name, page]) => ("problem" in page ? [[name, page.problem] as const] : [])));
}

/** The joint contracts as the site wants them; `undefined` without the merged one. */
function jointOf({ joint }: JoinedContracts): Pick<SiteInput, "merged" | "portable" | "conflicts"> | undefined {
  const merged = joint.find(({ portable }) => portable === undefined);
  const portable = joint.find((each) => each.portable !== undefined)?.portable;
  return merged && { merged: merged.contract, conflicts: merged.conflicts ?? [], ...(portable && { portable }) };
}
