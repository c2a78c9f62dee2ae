/** Nanoseconds per call of each function: the best of several rounds that take turns, so that noise hits all alike. */
export function measure<K extends string>(
  tasks: Readonly<Record<K, () => unknown>>,
  rounds = 15,
): Readonly<Record<K, number>> {
  const entries = Object.entries(tasks) as [K, () => unknown][];
  const repeats = new Map(entries.map(([name, task]) => [name, calibrate(task)]));
  const best = new Map(entries.map(([name]) => [name, Number.POSITIVE_INFINITY]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, task] of entries) {
      const count = repeats.get(name) ?? 1;
      const nanoseconds = (run(task, count) / count) * 1e6;
      best.set(name, Math.min(best.get(name) ?? nanoseconds, nanoseconds));
    }
  }
  return Object.fromEntries(best) as Record<K, number>;
}

/** How many calls take about 10 ms. */
function calibrate(task: () => unknown): number {
  for (let count = 1; ; count *= 2) {
    if (run(task, count) > 10) return count;
  }
}

/** Keeps results alive. */
const sink: { result?: unknown } = {};

function run(task: () => unknown, count: number): number {
  const start = performance.now();
  for (let index = 0; index < count; index++) sink.result = task();
  return performance.now() - start;
}
