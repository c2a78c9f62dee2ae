/** Runs the benchmarks: all of them, or those that are named (`npm run bench -- validators`). */
const benches: Readonly<Record<string, () => Promise<unknown>>> = {
  client: () => import("./runtime.js"),
  types: () => import("./types.js"),
  validators: () => import("./validators.js"),
  generate: () => import("./generate.js"),
  drift: () => import("./drift.js"),
  load: () => import("./load.js"),
};

// Taken away, because a benchmark that runs alone reads arguments of its own.
const wanted = process.argv.splice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`There is no benchmark "${unknown[0]}": ${Object.keys(benches).join(", ")}.`);
  process.exitCode = 2;
} else {
  for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) {
    console.log(`\n# ${name}`);
    await benches[name]?.();
  }
}
