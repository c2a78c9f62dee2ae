import type { SupportModels } from "./support.js";

/** The heads of a table of models. */
export const modelHeads: readonly string[] = [
  "model",
  "context",
  "output",
  "input",
  "produces",
  "tools",
  "operations",
  "fields not taken",
];

/** A row for each model: its id, and the facts below the other heads, each as a list; an empty one where nothing is known. */
export function modelRows({ models }: SupportModels): readonly (readonly [string, ...(readonly string[])[]])[] {
  return [...models].map(([id, { context, output, input, produces, tools, operations, without }]) => [
    id,
    tokens(context),
    tokens(output),
    input ?? [],
    produces ?? [],
    tools === undefined ? [] : [tools ? "yes" : "no"],
    operations ?? [],
    without ?? [],
  ]);
}

function tokens(count: number | undefined): readonly string[] {
  return count === undefined ? [] : [count.toLocaleString("en-US")];
}
