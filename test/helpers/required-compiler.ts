import { createRequire } from "node:module";

/** The compiler, by `require`: where CommonJS is imported, Node reads all of its ten megabytes twice more for what it exports. */
export default createRequire(import.meta.url)("typescript") as typeof import("typescript");
