import { isMainThread, resourceLimits, Worker, workerData } from "node:worker_threads";
import { BesideLinter } from "../lint/lint-beside.js";
import type { Linter } from "../lint/linter.js";
import { lintOrder, type Order, startOf } from "./guard.js";

/** For a command that is guarded: a linter with a thread of its own beside, with as much stack and memory. */
export function linterBeside(): Linter | undefined {
  if (isMainThread) return undefined;
  const { entry } = workerData as Order;
  return new BesideLinter(() => new Worker(startOf(new URL(entry)), { workerData: lintOrder, resourceLimits }));
}
