import { spawnSync } from "node:child_process";

/** Runs at the exit of the measured process, so that only that process is counted. */
const probe = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => { const u = process.resourceUsage(); process.stderr.write('\\nUSAGE ' + (u.userCPUTime + u.systemCPUTime) / 1e6 + ' ' + u.maxRSS / 1024 + '\\n'); })",
)}`;

export interface Cost {
  /** Seconds of user and system time. */
  readonly cpu: number;
  readonly wall: number;
  /** Peak resident memory in MiB. */
  readonly memory: number;
  readonly output: string;
  readonly failed: boolean;
}

/** What a script of Node costs, in a process of its own. It may fail: compilers do where there are errors. */
export function run(script: string, args: readonly string[], cwd = process.cwd(), node = process.execPath): Cost {
  const start = performance.now();
  const { stdout, stderr, status } = spawnSync(node, ["--import", probe, script, ...args], {
    cwd,
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, REDOCLY_TELEMETRY: "off", NO_COLOR: "1" },
  });
  // Of several processes, the last one to end is the script.
  const usage = [...stderr.matchAll(/USAGE ([\d.]+) ([\d.]+)/g)].pop();
  if (usage === undefined) throw new Error(`${script} ended with ${status}: ${stderr.slice(-500)}`);
  const wall = (performance.now() - start) / 1000;
  return { cpu: Number(usage[1]), wall, memory: Number(usage[2]), output: stdout, failed: status !== 0 };
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
