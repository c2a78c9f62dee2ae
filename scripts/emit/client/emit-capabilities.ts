import { capabilitiesOf } from "../../contract/model/capabilities.js";
import type { Contract } from "../../contract/model/types.js";
import { jsonLiteral, propertyKey, stringLiteral } from "../code/encode.js";
import { importText } from "../code/import-text.js";

export interface CapabilitiesInput {
  readonly contract: Contract;
  readonly header: string;
  /** Import specifier of the runtime. */
  readonly runtime: string;
}

/**
 * Emits the `capabilities` module: which operations there are, and which fields each takes. Apart from the client, so that
 * only programs that ask carry it.
 */
export function emitCapabilities({ contract, header, runtime }: CapabilitiesInput): string {
  const { operations, silent } = capabilitiesOf(contract);
  const lines = [...operations.values()].map(({ name, fields, lacks, open, stream }) => {
    const flags = `${open ? ", open: true" : ""}${stream ? ", stream: true" : ""}`;
    const lacking = lacks.length === 0 ? "" : `, lacks: ${namesText(lacks)}`;
    return `    ${propertyKey(name)}: { fields: ${namesText(fields)}${lacking}${flags} },\n`;
  });
  const { models } = contract;
  return `${header}
${models === undefined ? "" : modelsText(models, runtime)}/** What the description says that is taken, by operation. Give it to \`supports\`, or to \`createFailover\`. */
export const capabilities = {
  provider: ${stringLiteral(contract.provider)},
  silence: ${silent ? '"unknown"' : "false"},
  operations: {
${lines.join("")}  },
${models === undefined ? "" : "  models,\n"}} as const;
`;
}

/** On lines of their own, so that one more of them changes no other line. */
function namesText(names: readonly string[]): string {
  const lines = names.map((name) => `      ${stringLiteral(name)},\n`).join("");
  return `[${lines === "" ? "" : `\n${lines}    `}]`;
}

function modelsText(models: NonNullable<Contract["models"]>, runtime: string): string {
  const lines = [...models].map(([id, facts]) => `  ${propertyKey(id)}: ${jsonLiteral({ ...facts })},\n`);
  return `${importText("import type", ["ModelTable"], runtime)}

/** What is known of the provider's models, by id, or by the beginning of ids with a \`*\` at its end. */
export const models = {
${lines.join("")}} as const satisfies ModelTable;

`;
}
