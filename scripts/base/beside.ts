import type { MessagePort, Worker } from "node:worker_threads";

/** What is asked of a thread: a job by its name, and what it is of. */
interface Order {
  readonly id: number;
  readonly job: string;
  readonly input: unknown;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  /** What the job threw, in place of a result. */
  readonly error?: unknown;
}

/** What of a thread is used. */
export type BesideThread = Pick<Worker, "on" | "postMessage" | "ref" | "unref">;

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** A thread that does jobs beside the one that asks for them, in their order. It is started for the first one. */
export class Beside {
  private readonly waiting = new Map<number, Waiting>();
  private worker: BesideThread | undefined;
  private count = 0;

  /** `start` starts a thread that {@link serveBeside} serves. */
  constructor(private readonly start: () => BesideThread) {}

  /** The input is copied at once, so that it may be changed from then on. Rejects with what the job throws. */
  ask(job: string, input: unknown): Promise<unknown> {
    this.worker ??= this.listenTo(this.start());
    const id = this.count++;
    const result = new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
    });
    // Who asked may wait for something else before, which is no reason to end the process.
    result.catch(() => {});
    this.worker.postMessage({ id, job, input } satisfies Order);
    this.worker.ref();
    return result;
  }

  private listenTo(worker: BesideThread): BesideThread {
    worker.on("message", ({ id, result, error }: Answer) => {
      const { resolve, reject } = this.waiting.get(id) ?? {};
      this.waiting.delete(id);
      if (error === undefined) resolve?.(result);
      else reject?.(error);
      // Nothing waits for a thread that has nothing to do.
      if (this.waiting.size === 0) worker.unref();
    });
    worker.on("error", (error) => this.failAll(error));
    worker.on("exit", () => this.failAll(new Error("The thread beside has ended before its work.")));
    return worker;
  }

  private failAll(error: unknown): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}

export type Jobs = Readonly<Record<string, (input: never) => unknown>>;

/** Does the jobs that a thread is asked for, one after the other. */
export function serveBeside(port: MessagePort, jobs: Jobs): void {
  let last: Promise<unknown> = Promise.resolve();
  port.on("message", ({ id, job, input }: Order) => {
    last = last.then(async () => {
      try {
        port.postMessage({ id, result: await jobs[job]?.(input as never) } satisfies Answer);
      } catch (error) {
        port.postMessage({ id, error } satisfies Answer);
      }
    });
  });
}
