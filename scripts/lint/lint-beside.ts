import type { MessagePort, Worker } from "node:worker_threads";
import { isObject, type JsonObject, own } from "../base/json.js";
import type { Linter, LintFinding, LintInput } from "./linter.js";

/** What a thread is told of a document. */
interface LintOrder extends Pick<LintInput, "document" | "file" | "isMerged"> {
  readonly id: number;
}

interface LintAnswer {
  readonly id: number;
  readonly findings: readonly LintFinding[];
}

/** From this many paths and schemas on, linting takes longer than to start a thread and to give it the document. */
const largeFrom = 400;

/**
 * Lints what is large in a thread of its own, which others need not wait for, and what is small here. Has the rules of our
 * own alone.
 */
export class BesideLinter implements Linter {
  private thread: LintThread | undefined;

  /** `start` starts a thread that answers by {@link serveLint}. */
  constructor(private readonly start: () => Worker) {}

  async lint(input: LintInput): Promise<readonly LintFinding[]> {
    if (this.isBeside(input.document)) {
      this.thread ??= new LintThread(this.start());
      return this.thread.lint(input);
    }
    return (await ownLinter()).lint(input);
  }

  isBeside(document: JsonObject): boolean {
    const components = own(document, "components");
    const counts = [own(document, "paths"), isObject(components) ? own(components, "schemas") : undefined].map((map) =>
      isObject(map) ? Object.keys(map).length : 0,
    );
    return counts.reduce((sum, count) => sum + count, 0) >= largeFrom;
  }
}

/** Whoever has a thread for it need not load Redocly. */
async function ownLinter(): Promise<Linter> {
  const { createLinter } = await import("./lint-document.js");
  return createLinter();
}

interface Waiting {
  readonly resolve: (findings: readonly LintFinding[]) => void;
  readonly reject: (reason: unknown) => void;
}

class LintThread {
  private readonly waiting = new Map<number, Waiting>();
  private count = 0;

  constructor(private readonly worker: Worker) {
    worker.unref();
    worker.on("message", ({ id, findings }: LintAnswer) => {
      this.waiting.get(id)?.resolve(findings);
      this.forget(id);
    });
    worker.on("error", (error) => {
      for (const [id, { reject }] of this.waiting) {
        reject(error);
        this.forget(id);
      }
    });
  }

  lint({ document, file, isMerged }: LintInput): Promise<readonly LintFinding[]> {
    const id = this.count++;
    this.worker.postMessage({ id, document, file, ...(isMerged && { isMerged }) } satisfies LintOrder);
    this.worker.ref();
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
    });
  }

  /** Nothing waits for a thread that has nothing to do. */
  private forget(id: number): void {
    this.waiting.delete(id);
    if (this.waiting.size === 0) this.worker.unref();
  }
}

/** Makes a thread lint what it is sent. */
export async function serveLint(port: MessagePort): Promise<void> {
  const linter = await ownLinter();
  port.on("message", async ({ id, ...input }: LintOrder) => {
    const findings = await linter.lint({ ...input, originOf: (pointer) => ({ file: input.file, pointer }) });
    port.postMessage({ id, findings } satisfies LintAnswer);
  });
}
