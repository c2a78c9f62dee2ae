import type { TypesInput } from "./types/types-input.js";

/** Prints the `types` module, here or elsewhere. */
export type TypesPrinter = (input: TypesInput) => Promise<string>;

/** Loads TypeScript for it: who has it done elsewhere does without. */
export const printTypesHere: TypesPrinter = async (input) => {
  const { printTypes } = await import("./types/print-types.js");
  return printTypes(input);
};
