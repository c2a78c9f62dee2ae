import { relative } from "node:path";
import { type Diagnostic, hasErrors } from "../scripts/base/diagnostics.js";
import type { Contract } from "../scripts/contract/model/types.js";
import { generate } from "../scripts/project/generate.js";
import { typeErrors } from "./type-errors.js";

/** What every API of this family has one of. */
const shared = ["POST /chat/completions", "POST /completions"];

export interface Together {
  readonly providers: readonly string[];
  readonly errors: readonly Diagnostic[];
  /** What the compiler says of the output, which is empty where there are errors. */
  readonly typeErrors: readonly string[];
}

/** Those contracts, by path, that have completions below their API root. */
export function findCompatible(contracts: ReadonlyMap<string, Contract>): ReadonlyMap<string, Contract> {
  return new Map(
    [...contracts].filter(([, { operations }]) => operations.some(({ identity }) => shared.includes(identity))),
  );
}

/** Generates the clients of several descriptions as one config would, the largest as the reference, and compiles them. */
export async function generateTogether(contracts: ReadonlyMap<string, Contract>, root: string): Promise<Together> {
  const [reference] = [...contracts.values()].sort((a, b) => b.operations.length - a.operations.length);
  if (reference === undefined) return { providers: [], errors: [], typeErrors: [] };
  const providers = Object.fromEntries(
    [...contracts].map(([path, { provider }]) => [provider, { spec: relative(root, path) }]),
  );
  const config = { providers, reference: reference.provider };
  const { files, diagnostics } = await generate({ config, cwd: root, runtime: "inline" });
  return {
    providers: Object.keys(providers),
    errors: diagnostics.filter(({ severity }) => severity === "error"),
    typeErrors: hasErrors(diagnostics) ? [] : typeErrors(files),
  };
}

/** {@link generateTogether}, told to people. */
export async function tryTogether(
  contracts: ReadonlyMap<string, Contract>,
  root: string,
  print: (text: string) => void,
): Promise<0 | 1> {
  const { providers, errors, typeErrors } = await generateTogether(findCompatible(contracts), root);
  const problems = [
    ...errors.map(({ code, at, message }) => `${code} ${message} ${at.file}#${at.pointer}`),
    ...typeErrors,
  ];
  for (const problem of problems) print(`  ${problem}`);
  const outcome =
    errors.length > 0 ? `are refused with ${errors.length} errors` : `have ${typeErrors.length} tsc errors`;
  print(`${providers.length} together ${outcome}: ${providers.join(", ")}`);
  return problems.length === 0 ? 0 : 1;
}
