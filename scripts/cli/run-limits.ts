/** What a run may take, where nothing else is asked for. */
export const runLimits = {
  "max-time": [60, "seconds", "of processor time that the command may take, more for more than two descriptions"],
  "max-memory": [800, "MiB", "of memory that values may take"],
} as const;

/** A limit of the run as the arguments have it; the verb complains of one that is wrong. */
export function limitGiven(name: keyof typeof runLimits, argv: readonly string[]): number {
  const index = argv.findLastIndex((each) => each === `--${name}` || each.startsWith(`--${name}=`));
  const text = argv[index]?.split("=")[1] ?? argv[index + 1];
  const limit = index < 0 ? Number.NaN : Number(text);
  return isLimit(limit) ? limit : runLimits[name][0];
}

/** Whether a limit is a whole number above 0. */
export function isLimit(limit: number): boolean {
  return Number.isSafeInteger(limit) && limit > 0;
}
