import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRunning } from "../../scripts/write/staging.js";

const prefix = "concord-tests-";

/**
 * Gives a run of tests, and all that they start, a folder of its own for temporary files. It is gone afterwards, also where
 * tests fail or a signal ends them; that of a run which was killed goes with the next one.
 */
export default function setup(): (() => void) | undefined {
  const above = tmpdir();
  // Each project asks for it.
  if (above.includes(prefix)) return undefined;
  removeAbandoned(above);
  const folder = mkdtempSync(join(above, `${prefix}${process.pid}-`));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.env.TMPDIR = folder;
  process.once("exit", remove);
  process.once("SIGTERM", () => process.exit(143));
  return remove;
}

/** Removes the folders of processes that are no more. */
export function removeAbandoned(above: string): void {
  for (const name of readdirSync(above)) {
    const [, pid] = /^concord-tests-(\d+)-/.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(above, name), { recursive: true, force: true });
  }
}
