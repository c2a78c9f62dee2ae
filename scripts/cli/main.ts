#!/usr/bin/env node
import module from "node:module";
import { setFlagsFromString } from "node:v8";
import { parentPort, workerData } from "node:worker_threads";
import { besideOrder, comparesTwo, isGuarded, joinGuard, runGuarded } from "./guard.js";

// A command runs for seconds. By default V8 spends up to half as much again on compiling functions, on other cores, that
// hardly run once they are compiled: so it compiles less at a time, and its last compiler begins later, and later still where
// the one before it, which is quick, is there and to be trusted. And what is kept is looked through for garbage from some
// megabytes on, which most runs never reach: from more where V8 needs less besides, and where two descriptions are kept for
// their whole run. A version that does not know a flag says so on every run.
const always = ["--max-inlined-bytecode-size-cumulative=200", "--no-use-osr"];
const maglev = ["--invocation-count-for-turbofan=200000", "--no-maglev-inlining"];
const keeping = (megabytes: number, ofTwo: number) =>
  `--initial-old-space-size=${comparesTwo(process.argv.slice(2)) ? ofTwo : megabytes}`;
const thriftOf: Readonly<Record<number, readonly string[]>> = {
  20: ["--interrupt-budget=500000", keeping(80, 220), ...always],
  22: ["--invocation-count-for-turbofan=15000", keeping(80, 220), ...always],
  24: [...maglev, keeping(128, 256), ...always],
  26: [...maglev, keeping(128, 256), ...always],
};
const thrift = thriftOf[Number.parseInt(process.versions.node, 10)] ?? [];
if (parentPort === null) for (const flag of thrift) setFlagsFromString(flag);
// From version 22 on, Node keeps what it has compiled for the next run: of the compiler alone that is ten megabytes of text.
(module as { enableCompileCache?(): unknown }).enableCompileCache?.();
// Who closes the pipe early, such as `head`, has what it wanted: the work goes on, and its exit code counts.
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    // What was to be printed is lost: on a disk that is full, for one.
    void import("./exit-code.js").then(({ exitCodeOf }) => process.exit(exitCodeOf(error)));
  });
if (parentPort !== null && workerData === besideOrder)
  (await import("../project/makers-beside.js")).serveMakers(parentPort);
else process.exitCode = await runCommand(parentPort === null ? process.argv.slice(2) : joinGuard(parentPort));

async function runCommand(argv: readonly string[]): Promise<number> {
  if (parentPort === null && isGuarded(argv)) return runGuarded(new URL(import.meta.url), argv);
  return (await import("./run.js")).run(argv);
}
