import type { Sink } from "./sink.js";

/**
 * `true` to go on. Without a sink, anything else is the verdict "invalid". With one, a check records what is wrong and
 * always goes on, so that it finds everything.
 */
export type Verdict = boolean | undefined;

/** Checks a value against one schema. One function serves both `is` (no sink) and `validate` (a sink). */
export type Check = (value: unknown, at?: Sink) => Verdict;
