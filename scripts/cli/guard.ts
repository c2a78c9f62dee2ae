import { subscribe } from "node:diagnostics_channel";
import type { Readable } from "node:stream";
import { type MessagePort, Worker, workerData } from "node:worker_threads";
import type { Diagnostic } from "../base/diagnostics.js";
import { descriptionChannel } from "../base/progress.js";
import { limitGiven } from "./run-limits.js";

/** What is known of a stream that a thread writes to through this one. */
interface StreamFacts {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** What a thread is told that is to work for another one. */
export const besideOrder = "beside";

/** What a thread is told that is to run a command. */
export interface Order {
  /** Where the command line begins. */
  readonly entry: string;
  readonly argv: readonly string[];
  readonly stdout: StreamFacts;
  readonly stderr: StreamFacts;
}

/** How deep calls may go: descriptions refer on in chains of thousands. */
const stackMegabytes = 256;

/**
 * For values that are soon gone: less than V8 takes by itself, so that a run needs less memory, and no more time. What a
 * comparison makes of two descriptions is there to the end, and copied less often where there is more.
 */
const youngMegabytes = { one: 16, two: 48 };

/** Whether a command keeps two descriptions, and what is made of them, for its whole run. */
export function comparesTwo([verb]: readonly string[]): boolean {
  return verb === "drift";
}

/** Verbs that work on descriptions; the others ask questions, which a thread cannot. */
const guarded: readonly string[] = ["generate", "drift", "lint", "merge", "import", "pull"];

/** Whether a command is to run guarded: one that watches has no end, and one that reads standard input needs it. */
export function isGuarded([verb = "", ...rest]: readonly string[]): boolean {
  return guarded.includes(verb) && !rest.some((each) => ["--watch", "-", "--help", "-h"].includes(each));
}

/**
 * Runs a command in a thread that is ended where it takes more processor time or memory than it may, whatever in its input
 * made it: that is told as an error of the input. Returns the exit code.
 */
export function runGuarded(entry: URL, argv: readonly string[]): Promise<number> {
  const seconds = limitGiven("max-time", argv);
  const megabytes = limitGiven("max-memory", argv);
  const thread = new Worker(startOf(entry), {
    workerData: {
      entry: entry.href,
      argv,
      stdout: factsOf(process.stdout),
      stderr: factsOf(process.stderr),
    } satisfies Order,
    resourceLimits: {
      maxOldGenerationSizeMb: megabytes,
      maxYoungGenerationSizeMb: youngMegabytes[comparesTwo(argv) ? "two" : "one"],
      stackSizeMb: stackMegabytes,
    },
  });
  readOnWhenClosed(thread.stdout, process.stdout);
  readOnWhenClosed(thread.stderr, process.stderr);
  let file = "concord.config.ts";
  let descriptions = 0;
  let isLate = false;
  const before = process.cpuUsage();
  const clock = setInterval(() => {
    const { user, system } = process.cpuUsage(before);
    // Two descriptions are what most runs have; more of them may take more.
    isLate = (user + system) / 1e6 > seconds * Math.max(1, descriptions / 2);
    if (!isLate) return;
    clearInterval(clock);
    void thread.terminate();
  }, 250);
  thread.on("message", (name: string) => {
    file = name;
    descriptions++;
  });
  let failure: NodeJS.ErrnoException | undefined;
  thread.on("error", (error) => {
    failure = error;
  });
  return new Promise((resolve) => {
    thread.on("exit", async (code) => {
      clearInterval(clock);
      const isFull = isOutOfMemory(failure);
      if (isLate) await print(exceeded("limit-time", file, seconds), argv);
      else if (isFull) await print(exceeded("limit-memory", file, megabytes), argv);
      else if (failure !== undefined) return resolve((await import("./exit-code.js")).exitCodeOf(failure));
      resolve(isLate || isFull ? 2 : code);
    });
  });
}

/** What a thread prints is taken from it though nobody reads it any more: in Node 20 it waits for that before it ends. */
function readOnWhenClosed(from: Readable, to: NodeJS.WriteStream): void {
  to.once("error", () => {
    from.unpipe(to);
    from.resume();
  });
}

/** Whether a thread has ended because it had no memory left. */
export function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY";
}

/** Until something is to be told, the thread is waited for with as little as that takes. */
async function print(diagnostic: Diagnostic, argv: readonly string[]): Promise<void> {
  const { printDiagnostics } = await import("./print-diagnostics.js");
  printDiagnostics([diagnostic], { verbose: true });
  if (argv[0] === "drift") await (await import("./drift-failure.js")).tellJobOfLimit(diagnostic, argv);
}

/** Makes the thread know and tell what it must; returns the arguments of the command. */
export function joinGuard(port: MessagePort): readonly string[] {
  const { argv, stdout, stderr } = workerData as Order;
  Object.assign(process.stdout, stdout);
  Object.assign(process.stderr, stderr);
  subscribe(descriptionChannel, (file) => port.postMessage(file));
  return argv;
}

/** From a checkout, a thread must learn to read TypeScript before it can read the command. */
export function startOf(entry: URL): URL {
  if (!entry.pathname.endsWith(".ts")) return entry;
  const loader = import.meta.resolve("tsx/esm/api");
  const code = `import { register } from ${JSON.stringify(loader)}; register(); await import(${JSON.stringify(entry.href)});`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

function factsOf({ isTTY, columns }: NodeJS.WriteStream): StreamFacts {
  return isTTY ? { isTTY, columns } : {};
}

function exceeded(code: "limit-time" | "limit-memory", file: string, limit: number): Diagnostic {
  const [what, option] =
    code === "limit-time"
      ? [`${limit} seconds of processor time`, "--max-time"]
      : [`${limit} MiB of memory`, "--max-memory"];
  return {
    code,
    severity: "error",
    at: { file, pointer: "" },
    message: `The command was ended: it takes more than ${what}. This is the description that it read last.`,
    hint: `If the description is as it should be, allow more: ${option} ${limit * 2}.`,
  };
}
