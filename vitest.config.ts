import { join } from "node:path";
import { defineConfig } from "vitest/config";

const here = (path: string): string => join(import.meta.dirname, path);

export default defineConfig({
  // Examples name the package as its users do.
  resolve: {
    alias: [
      { find: /^openapi-concord$/, replacement: here("src/index.ts") },
      { find: /^openapi-concord\/runtime$/, replacement: here("src/runtime.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    // Of whoever runs the tests: not for what the tests run.
    env: { GITHUB_STEP_SUMMARY: "", FORCE_COLOR: "0" },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    typecheck: {
      enabled: true,
      include: ["test/**/*.test-d.ts"],
      tsconfig: "./tsconfig.json",
      ignoreSourceErrors: true,
    },
  },
});
