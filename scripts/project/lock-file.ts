import { readFile } from "node:fs/promises";
import { compareText, type Report } from "../base/diagnostics.js";
import { isObject, own } from "../base/json.js";
import { replaceFile } from "../write/replace-file.js";

/** What was fetched last from a source. */
export interface LockEntry {
  readonly url: string;
  /** Of the file as it was fetched, in hexadecimal. */
  readonly sha256: string;
  readonly etag?: string;
  /** When this content was fetched first: ISO 8601, in UTC. */
  readonly time: string;
}

/** Entries by provider. */
export type Lock = ReadonlyMap<string, LockEntry>;

/** Where the lock stands, relative to the config. */
export const lockPath = "openapi/sources.lock.json";

/** Reads the lock; one that is missing is empty, and so, with a warning, is one that cannot be read. */
export async function readLock(path: string, file: string, report: Report): Promise<Lock> {
  try {
    const value: unknown = JSON.parse(await readFile(path, "utf8"));
    const sources = isObject(value) ? own(value, "sources") : undefined;
    if (!isObject(sources)) throw new Error("it has no `sources`");
    return new Map(Object.entries(sources).filter((entry): entry is [string, LockEntry] => isEntry(entry[1])));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return new Map();
    const reason = error instanceof Error ? error.message : String(error);
    report({
      code: "file-unreadable",
      severity: "warning",
      at: { file, pointer: "" },
      message: `The lock cannot be read (${reason}); everything is fetched anew.`,
    });
    return new Map();
  }
}

function isEntry(value: unknown): boolean {
  if (!isObject(value)) return false;
  const texts = ["url", "sha256", "time"].every((key) => typeof own(value, key) === "string");
  return texts && ["string", "undefined"].includes(typeof own(value, "etag"));
}

export async function writeLock(path: string, lock: Lock): Promise<void> {
  const sources = Object.fromEntries([...lock].sort(([a], [b]) => compareText(a, b)));
  await replaceFile(path, `${JSON.stringify({ sources }, null, 2)}\n`);
}
