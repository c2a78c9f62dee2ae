import { type Command, InvalidArgumentError } from "commander";
import { defaultLimits, type InputLimits } from "../base/input-limits.js";

/** What a run may take, where nothing else is asked for. */
const runLimits = {
  "max-time": [60, "seconds", "of processor time that the command may take, more for more than two descriptions"],
  "max-memory": [800, "MiB", "of memory that values may take"],
} as const;

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

/** Adds the limits of a run. They are read by {@link limitGiven}, before anything else is. */
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

/** A limit of the run as the arguments have it; the verb complains of one that is wrong. */
export function limitGiven(name: keyof typeof runLimits, argv: readonly string[]): number {
  const index = argv.findLastIndex((each) => each === `--${name}` || each.startsWith(`--${name}=`));
  const text = argv[index]?.split("=")[1] ?? argv[index + 1];
  const limit = index < 0 ? Number.NaN : Number(text);
  return isLimit(limit) ? limit : runLimits[name][0];
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (!isLimit(limit)) throw new InvalidArgumentError("Write a whole number above 0.");
  return limit;
}

function isLimit(limit: number): boolean {
  return Number.isSafeInteger(limit) && limit > 0;
}
