import { existsSync } from "node:fs";
import { join } from "node:path";
import { resourceLimits, Worker } from "node:worker_threads";
import { isBuilt, packageRoot } from "../base/package-root.js";
import type { LintProblem, WrittenDocument } from "./find-problems.js";

/** What a thread that lints must be told. */
export interface LintOrder extends Pick<WrittenDocument, "file"> {
  /** The document as JSON, which costs less to hand over than the document. */
  readonly text: string;
  /** As of `createLinter`. */
  readonly folder: string | undefined;
}

const entry = join(packageRoot(), "dist/scripts/lint/lint-thread.js");

/** A checkout has no JavaScript that a thread could run, and whoever bundles the toolkit may have left it out. */
export function canLintBeside(): boolean {
  return isBuilt() && existsSync(entry);
}

/** What is wrong with a document, found in a thread that may take what the caller's may. Rejects where it takes more. */
export function findBeside(
  { file, document }: WrittenDocument,
  folder: string | undefined,
): Promise<readonly LintProblem[]> {
  const workerData: LintOrder = { file, folder, text: JSON.stringify(document) };
  const thread = new Worker(entry, { workerData, resourceLimits, execArgv: [] });
  return new Promise((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", () => reject(new Error("The thread that lints has ended.")));
  });
}
