import { failUsage } from "./exit.js";

/** The seconds that `--timeout` is given. */
export function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 3600)) failUsage("--timeout takes seconds, up to 3600.");
  return seconds;
}
