import type { Report } from "../base/diagnostics.js";
import { join } from "../base/json.js";
import type { DriftConfig } from "../config/config.js";
import { rules } from "../drift/rules/registry.js";
import { similarRules } from "../report/print-rule.js";

/** Reports levels of rules that do not exist: they would change nothing, silently. */
export function checkLevels(levels: NonNullable<DriftConfig["levels"]>, file: string, report: Report): void {
  if (levels === "oasdiff") return;
  for (const id of Object.keys(levels)) {
    if (rules.has(id)) continue;
    const similar = similarRules(id);
    report({
      code: "config-invalid",
      at: { file, pointer: join("/drift/levels", id) },
      message: `There is no rule "${id}".`,
      ...(similar.length > 0 && { hint: `Did you mean ${similar.join(", ")}?` }),
    });
  }
}
