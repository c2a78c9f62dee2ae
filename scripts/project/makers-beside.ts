import type { MessagePort } from "node:worker_threads";
import { type Beside, serveBeside } from "../base/beside.js";
import { isObject, type JsonObject, own } from "../base/json.js";
import { printTypesHere, type TypesPrinter } from "../emit/types-printer.js";
import type { LintFinding, LintInput } from "../lint/linter.js";
import type { Makers } from "./generate.js";

/** What is given to a thread: a document goes as text, which costs a third of having V8 copy it. */
type Order<Input extends { readonly document: JsonObject }> = Omit<Input, "document"> & { readonly text: string };

type LintTask = Pick<LintInput, "document" | "file" | "isMerged">;

async function lint({ document, file, isMerged }: LintTask): Promise<readonly LintFinding[]> {
  const { createLinter } = await import("../lint/lint-document.js");
  const originOf = (pointer: string) => ({ file, pointer });
  return (await createLinter()).lint({ document, file, originOf, ...(isMerged && { isMerged }) });
}

/** What a thread beside can do. Who has one need load neither Redocly nor TypeScript. */
const jobs = {
  lint: ({ text, ...task }: Order<LintTask>) => lint({ ...task, document: JSON.parse(text) }),
  types: ({ text, ...input }: Order<Parameters<TypesPrinter>[0]>) =>
    printTypesHere({ ...input, document: JSON.parse(text) }),
};

/** Makers that give what is large to a thread, and do the rest themselves. They know no rules but our own. */
export function makersBeside(beside: Beside): Makers {
  return {
    linter: {
      isBeside: isLarge,
      lint: ({ document, file, isMerged }) => {
        const task: LintTask = { document, file, ...(isMerged && { isMerged }) };
        return isLarge(document) ? (beside.ask("lint", orderOf(task)) as Promise<readonly LintFinding[]>) : lint(task);
      },
    },
    printTypes: (input) =>
      isLarge(input.document) ? (beside.ask("types", orderOf(input)) as Promise<string>) : printTypesHere(input),
  };
}

function orderOf<Input extends { readonly document: JsonObject }>({ document, ...rest }: Input): Order<Input> {
  return { ...rest, text: JSON.stringify(document) };
}

/** Makes a thread do what {@link makersBeside} asks it for. */
export function serveMakers(port: MessagePort): void {
  serveBeside(port, jobs);
}

/** From this many paths and schemas on, the work takes longer than to give it to a thread. */
const largeFrom = 400;

function isLarge(document: JsonObject): boolean {
  const components = own(document, "components");
  const schemas = isObject(components) ? own(components, "schemas") : undefined;
  return sizeOf(own(document, "paths")) + sizeOf(schemas) >= largeFrom;
}

function sizeOf(map: unknown): number {
  return isObject(map) ? Object.keys(map).length : 0;
}
