import { type Command, InvalidArgumentError } from "commander";
import { defaultLimits, type InputLimits } from "../base/input-limits.js";
import { isLimit, runLimits } from "./run-limits.js";

const inputLimits = {
  "max-size": [defaultLimits.size, "MiB", "that a file may have"],
  "max-depth": [defaultLimits.depth, "levels", "that a description may be nested"],
  "max-values": [defaultLimits.values, "count", "of values that a description may have"],
} as const;

/** The limits as they were given. */
export interface LimitFlags {
  readonly maxSize: number;
  readonly maxDepth: number;
  readonly maxValues: number;
}

/** Adds the limits of a run. They are read by `limitGiven`, before anything else is. */
export function withRunLimits(command: Command): Command {
  return withLimits(command, runLimits);
}

/** Adds the limits of a run and of what it reads. */
export function withInputLimits(command: Command): Command {
  return withRunLimits(withLimits(command, inputLimits));
}

function withLimits(command: Command, limits: Readonly<Record<string, readonly [number, string, string]>>): Command {
  for (const [name, [initial, unit, meaning]] of Object.entries(limits))
    command.option(`--${name} <${unit}>`, meaning, parseLimit, initial);
  return command;
}

export function limitsOf({ maxSize, maxDepth, maxValues }: LimitFlags): InputLimits {
  return { size: maxSize, depth: maxDepth, values: maxValues };
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (!isLimit(limit)) throw new InvalidArgumentError("Write a whole number above 0.");
  return limit;
}
