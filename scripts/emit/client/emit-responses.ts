import type { Contract } from "../../contract/model/types.js";
import { propertyKey, stringLiteral } from "../code/encode.js";
import type { OperationTypes } from "../types/operation-types.js";

export interface ResponsesInput {
  readonly contract: Contract;
  readonly operations: readonly OperationTypes[];
  /** Import specifier of the runtime. */
  readonly runtime: string;
  readonly header: string;
}

/**
 * Emits the `responses` module: what checks the answers of each operation. Apart from the client, so that only programs
 * that watch for drift carry the validators of answers.
 */
export function emitResponses({ contract, operations, runtime, header }: ResponsesInput): string {
  const checked = operations.flatMap(({ operation, result, event }) => {
    const roles = Object.entries({ result: result.json, event }).filter(
      ([, type]) => type !== undefined && contract.schemas.has(type),
    );
    return roles.length === 0 ? [] : [{ key: propertyKey(operation.key), roles }];
  });
  const types = checked.map(({ key, roles }) => {
    const members = roles.map(([role, type]) => `readonly ${role}: typeof validators.${type}; `);
    return `  readonly ${key}: { ${members.join("")}readonly watch: typeof watch };\n`;
  });
  const lines = checked.map(({ key, roles }) => {
    const members = roles.map(([role, type]) => `${role}: validators.${type}, `);
    return `  ${key}: { ${members.join("")}watch },\n`;
  });
  const names = lines.length === 0 ? "" : `import { watch } from ${stringLiteral(runtime)};\n`;
  const imports = lines.length === 0 ? "" : 'import * as validators from "./validators.js";\n';
  return `${header}
${names}${imports}${lines.length === 0 ? "" : "\n"}/** What checks answers, by operation. Give it to \`createClient\` as its option \`responses\`, beside \`onDrift\`. */
export const responses: {
${types.join("")}} = {
${lines.join("")}};
`;
}
