import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/helpers/longest-first.js";
import { TellSkipped } from "./test/helpers/tell-skipped.js";
import { thrift } from "./test/helpers/thrift.js";

const here = (path: string): string => join(import.meta.dirname, path);

// Of this process, which reads the modules for those that run the tests.
for (const flag of thrift) setFlagsFromString(flag);

// They replace modules or globals: each in a process of its own.
const alone = [
  "test/corpus/official-calls.test.ts",
  "test/generated/react-query.test.ts",
  "test/scripts/cli/watch.test.ts",
  "test/scripts/emit/types/development.test.ts",
  "test/scripts/write/disk-errors.test.ts",
  "test/src/openapi-fetch.test.ts",
];

export default defineConfig({
  // Examples name the package as its users do. The compiler is loaded in the quickest way.
  resolve: {
    alias: [
      { find: /^openapi-concord$/, replacement: here("src/index.ts") },
      { find: /^typescript$/, replacement: here("test/helpers/required-compiler.ts") },
      { find: /^openapi-concord\/runtime$/, replacement: here("src/runtime.ts") },
    ],
  },
  test: {
    // Of whoever runs the tests: not for what the tests run.
    env: { GITHUB_STEP_SUMMARY: "", FORCE_COLOR: "0" },
    reporters: ["default", ...(process.env.GITHUB_ACTIONS === undefined ? [] : ["github-actions"]), new TellSkipped()],
    sequence: { sequencer: LongestFirst },
    globalSetup: here("test/helpers/own-temp-folder.ts"),
    // Tests wait much: for servers, processes, and time itself.
    maxWorkers: 2,
    execArgv: [...thrift],
    // What a module became is kept by its text and this file. `npx vitest --clearCache` takes it away.
    experimental: { fsModuleCache: true, fsModuleCachePath: here("node_modules/.cache/vitest-modules") },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: "together",
          include: ["test/**/*.test.ts"],
          exclude: alone,
          // Loading the modules anew for each file takes longer than the tests.
          isolate: false,
          // Else they are compiled with the papers. The flag does not reach a project by itself.
          typecheck: {
            enabled: process.argv.includes("--typecheck"),
            include: ["test/**/*.test-d.ts"],
            tsconfig: "./tsconfig.types.json",
            ignoreSourceErrors: true,
          },
        },
      },
      { extends: true, test: { name: "alone", include: alone } },
    ],
  },
});
