import { capabilitiesOf } from "../../contract/model/capabilities.js";
import type { Contract } from "../../contract/model/types.js";
import { propertyKey, stringLiteral } from "../code/encode.js";

export interface CapabilitiesInput {
  readonly contract: Contract;
  readonly header: string;
}

/**
 * Emits the `capabilities` module: which operations there are, and which fields each takes. Apart from the client, so that
 * only programs that ask carry it.
 */
export function emitCapabilities({ contract, header }: CapabilitiesInput): string {
  const { operations, silent } = capabilitiesOf(contract);
  const lines = [...operations.values()].map(({ name, fields, open, stream }) => {
    const flags = `${open ? ", open: true" : ""}${stream ? ", stream: true" : ""}`;
    // On lines of their own, so that one more of them changes no other line.
    const lines = fields.map((field) => `      ${stringLiteral(field)},\n`).join("");
    return `    ${propertyKey(name)}: { fields: [${lines === "" ? "" : `\n${lines}    `}]${flags} },\n`;
  });
  return `${header}
/** What the description says that is taken, by operation. Give it to \`supports\`, or to \`createFailover\`. */
export const capabilities = {
  provider: ${stringLiteral(contract.provider)},
  silence: ${silent ? '"unknown"' : "false"},
  operations: {
${lines.join("")}  },
} as const;
`;
}
