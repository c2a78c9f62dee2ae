import type { Report } from "../base/diagnostics.js";
import { isJoint } from "../base/joint-names.js";
import type { OpenEnums } from "../base/open-enums.js";
import type { Contract } from "../contract/model/types.js";
import { emitCapabilities } from "./client/emit-capabilities.js";
import { emitClient } from "./client/emit-client.js";
import { emitIndex } from "./client/emit-index.js";
import { emitResponses } from "./client/emit-responses.js";
import { reportUnsent } from "./client/report-unsent.js";
import { checkModule } from "./code/check-module.js";
import { moduleHeader } from "./code/module-header.js";
import { printFile } from "./code/print-file.js";
import { documentText } from "./document/print-document.js";
import { findAnswers } from "./find-answers.js";
import { findTargets } from "./find-targets.js";
import { openEnumerations } from "./open-enumerations.js";
import { nameInlineSchemas } from "./types/name-inline-schemas.js";
import { typeOperations } from "./types/operation-types.js";
import { parameterSchemas } from "./types/parameter-schemas.js";
import { printPaths } from "./types/print-paths.js";
import { querySchemas } from "./types/query-schemas.js";
import { separateForms } from "./types/separate-forms.js";
import { typesInput } from "./types/types-input.js";
import { printTypesHere, type TypesPrinter } from "./types-printer.js";
import { declareValidators, emitValidators, type ValidatorModule } from "./validators/emit-validators.js";

export interface ClientSettings {
  readonly validators?: Pick<ValidatorModule, "jsonSchema" | "language"> | undefined;
  /** Default `responses`. */
  readonly openEnums?: OpenEnums | undefined;
  /** Prints the `types` module elsewhere while the others are printed here. */
  readonly printTypes?: TypesPrinter | undefined;
}

/** Prints the files of a contract's client. */
export class ClientPrinter {
  constructor(private readonly settings: ClientSettings = {}) {}

  /** File texts by name; `runtime` is the import specifier of the runtime. */
  async print(contract: Contract, runtime: string, report: Report): Promise<ReadonlyMap<string, string>> {
    const described = nameInlineSchemas(contract);
    const separate = separateForms(described);
    const named = openEnumerations(separate, this.settings.openEnums ?? "responses");
    const operations = typeOperations(named);
    // Of the merged contract its providers have told.
    if (!isJoint(contract.provider)) reportUnsent(separate, operations, report);
    const header = headerOf(contract);
    const { printTypes = printTypesHere } = this.settings;
    const types = printTypes(typesInput(named, operations, { header, runtime }));
    // Where something else fails before, that is what is told.
    types.catch(() => {});
    const queries = querySchemas(operations, named.schemas);
    const parameters = parameterSchemas(operations, new Map([...named.schemas, ...queries]));
    const { targets, byOperation } = findTargets(named, operations, parameters);
    const answers = findAnswers(named, operations, targets);
    const { client, resources } = emitClient({
      contract: named,
      operations,
      runtime,
      validators: byOperation,
    });
    const document = documentText(described);
    const others: readonly (readonly [string, string])[] = [
      ["paths.ts", printPaths(named, { header, runtime })],
      ["client.ts", printFile(header, client)],
      ["resources.ts", printFile(header, resources)],
      ...this.printValidators(
        {
          schemas: new Map([...named.schemas, ...queries, ...parameters.schemas, ...answers.schemas]),
          targets: [...targets, ...answers.targets],
          runtime,
        },
        contract,
        report,
      ),
      ["responses.ts", emitResponses({ operations, answers: answers.byOperation, runtime, header })],
      ["capabilities.ts", emitCapabilities({ contract: described, header, runtime })],
      ["index.ts", emitIndex(header)],
    ];
    const files = new Map([["openapi.json", document], ["types.ts", await types], ...others]);
    for (const [name, text] of files) checkModule(name, text, { runtime, at: contract.at, report });
    return files;
  }

  private printValidators(
    module: Pick<ValidatorModule, "schemas" | "targets" | "runtime">,
    contract: Contract,
    report: Report,
  ): readonly (readonly [string, string])[] {
    const { language = "ts", jsonSchema = false } = this.settings.validators ?? {};
    const printed = { ...module, language, jsonSchema, header: `${headerOf(contract, language === "ts")}\n` };
    const code = [`validators.${language}`, emitValidators(printed, report)] as const;
    if (language === "ts") return [code];
    return [code, ["validators.d.ts", declareValidators({ ...printed, header: `${headerOf(contract)}\n` })]];
  }
}

/** The first lines of a generated module. No date and no path of a machine, so that equal input gives equal bytes. */
function headerOf({ at, provider }: Contract, isTrusted = false): string {
  const source = isJoint(provider)
    ? `the ${provider} contract of all providers`
    : at.file.replace(/^.*\/(?=[^/]+\/[^/]+$)/, "");
  const text = `Generated by openapi-concord from ${source}. Do not edit: change the description and run \`concord generate\`.`;
  return moduleHeader(text, isTrusted);
}
