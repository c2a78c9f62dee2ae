import { relative } from "node:path";

export interface Swap {
  readonly file: string;
  readonly text: string;
}

// Vitest reads its config once for each project, as a bundle of its own: a module's variable would be another one in each.
const key = Symbol.for("openapi-concord.mutate.swap");
const held = globalThis as { [key]?: Swap | undefined };

export function setSwap(swap: Swap | undefined): void {
  held[key] = swap;
}

/** Gives the swapped text in place of one file's: nothing is written, so that a run that is stopped leaves nothing behind. */
export const swapPlugin = {
  name: "swap",
  enforce: "pre" as const,
  load(id: string): string | undefined {
    const swap = held[key];
    return swap !== undefined && relative(process.cwd(), id.split("?")[0] ?? "") === swap.file ? swap.text : undefined;
  },
};
