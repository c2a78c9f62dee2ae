import type { MessagePort } from "node:worker_threads";
import { type Beside, serveBeside } from "../base/beside.js";
import { isObject, type JsonObject, own } from "../base/json.js";
import { printTypesHere } from "../emit/types-printer.js";
import type { LintFinding, LintInput } from "../lint/linter.js";
import type { Makers } from "./generate.js";

type LintOrder = Pick<LintInput, "document" | "file" | "isMerged">;

/** What a thread beside can do. Who has one need load neither Redocly nor TypeScript. */
const jobs = {
  lint: async ({ document, file, isMerged }: LintOrder) => {
    const { createLinter } = await import("../lint/lint-document.js");
    const originOf = (pointer: string) => ({ file, pointer });
    return (await createLinter()).lint({ document, file, originOf, ...(isMerged && { isMerged }) });
  },
  types: printTypesHere,
};

/** Makers that give what is large to a thread, and do the rest themselves. They know no rules but our own. */
export function makersBeside(beside: Beside): Makers {
  return {
    linter: {
      isBeside: isLarge,
      lint: ({ document, file, isMerged }) => {
        const order: LintOrder = { document, file, ...(isMerged && { isMerged }) };
        return isLarge(document) ? (beside.ask("lint", order) as Promise<readonly LintFinding[]>) : jobs.lint(order);
      },
    },
    printTypes: (input) =>
      isLarge(input.document) ? (beside.ask("types", input) as Promise<string>) : jobs.types(input),
  };
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
