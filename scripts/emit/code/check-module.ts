import type { Origin, Report } from "../../base/diagnostics.js";
import { findForeign } from "./find-foreign.js";
import { moduleRules } from "./module-rules.js";

/** What a module was made for. */
interface ModuleOrigin {
  readonly runtime: string;
  readonly at: Origin;
  readonly report: Report;
}

/** Reports a module that holds what none of our emitters writes: text of a description has become code. */
export function checkModule(name: string, text: string, { runtime, at, report }: ModuleOrigin): void {
  const rules = moduleRules[name.replace(/\.js$/, ".ts")];
  const found = rules && findForeign(text, rules, runtime);
  if (found === undefined) return;
  report({
    code: "output-invalid",
    at,
    message: `${name} would have ${found}, which is nothing that belongs there.`,
    hint: "This is a bug of ours: please report it with the description.",
  });
}
