import { join } from "node:path";
import { mergeConfig } from "vitest/config";
import base from "../../vitest.config.js";
import { swapPlugin } from "./swap.js";

/** The tests as they are, one after the other in the order asked for, up to the first failure, on a module that is swapped. */
export default mergeConfig(base, {
  plugins: [swapPlugin],
  test: {
    maxWorkers: 1,
    bail: 1,
    setupFiles: [join(import.meta.dirname, "patch-reads.ts")],
    // It goes by the text on the disk, which is not the one that runs.
    experimental: { fsModuleCache: false },
  },
});
