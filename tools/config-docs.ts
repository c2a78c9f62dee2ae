/** Writes `docs/config.md`; a test holds it to the types. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { printConfigReference } from "./print-config.js";

const root = join(import.meta.dirname, "..");
writeFileSync(join(root, "docs", "config.md"), printConfigReference(root));
