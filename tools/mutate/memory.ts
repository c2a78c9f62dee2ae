import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** What became of a mutant. */
export interface Verdict {
  /** `untested` if no test runs the module. */
  readonly state: "killed" | "timed-out" | "survived" | "untested";
  /** The test that noticed. */
  readonly by?: string;
  /** The hashes of the test files that it is about: the one that noticed, or those that did not. */
  readonly tests?: readonly string[];
  /** How many test files ran, of how many there are. */
  readonly ran?: readonly [number, number];
}

/** How a test file does without any change. */
export interface Trial {
  /** Milliseconds, at least; `undefined` if it fails, so that it can tell nothing. */
  readonly duration?: number;
}

/** What earlier runs found, by the hash of all that it depends on. */
export class Memory {
  private readonly known: { readonly verdicts: Record<string, Verdict>; readonly trials: Record<string, Trial> };

  constructor(private readonly file: string) {
    this.known = readJson(file) ?? { verdicts: {}, trials: {} };
  }

  verdict(key: string): Verdict | undefined {
    return this.known.verdicts[key];
  }

  trial(key: string): Trial | undefined {
    return this.known.trials[key];
  }

  keep(kind: "verdicts" | "trials", key: string, found: Verdict & Trial): void {
    this.known[kind][key] = found;
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, JSON.stringify(this.known));
  }
}

export function hashOf(...parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\0")).digest("hex").slice(0, 24);
}

/** `undefined` where nothing is remembered yet, or not as a whole. */
function readJson<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    return undefined;
  }
}
