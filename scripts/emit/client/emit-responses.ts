import { propertyKey, stringLiteral } from "../code/encode.js";
import type { OperationTypes } from "../types/operation-types.js";

/** Names of validators. */
export interface AnswerValidators {
  readonly result?: string;
  readonly event?: string;
}

export interface ResponsesInput {
  readonly operations: readonly OperationTypes[];
  /** By id of the operation. */
  readonly answers: ReadonlyMap<string, AnswerValidators>;
  /** Import specifier of the runtime. */
  readonly runtime: string;
  readonly header: string;
}

/**
 * Emits the `responses` module: what checks the answers of each operation. Apart from the client, so that only programs
 * that watch for drift carry the validators of answers.
 */
export function emitResponses({ operations, answers, runtime, header }: ResponsesInput): string {
  const checked = operations.flatMap(({ operation }) => {
    const roles = Object.entries(answers.get(operation.id) ?? {});
    return roles.length === 0 ? [] : [{ key: propertyKey(operation.key), roles }];
  });
  const types = checked.map(({ key, roles }) => {
    const members = roles.map(([role, name]) => `readonly ${role}: typeof validators.${name}; `);
    return `  readonly ${key}: { ${members.join("")}readonly watch: typeof watch };\n`;
  });
  const lines = checked.map(({ key, roles }) => {
    const members = roles.map(([role, name]) => `${role}: validators.${name}, `);
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
