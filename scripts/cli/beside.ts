import { resourceLimits, Worker, workerData } from "node:worker_threads";
import { Beside } from "../base/beside.js";
import type { Makers } from "../project/generate.js";
import { makersBeside } from "../project/makers-beside.js";
import { besideOrder, type Order, startOf } from "./guard.js";

/** For a command that is guarded: makers with a thread of their own, which has as much stack and memory. */
export function guardedMakers(): Makers | undefined {
  const { entry } = (workerData ?? {}) as Partial<Order>;
  if (entry === undefined) return undefined;
  const start = () => new Worker(startOf(new URL(entry)), { workerData: besideOrder, resourceLimits });
  return makersBeside(new Beside(start));
}
