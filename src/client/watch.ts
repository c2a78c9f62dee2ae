import type { AnswerWatch } from "../transport/drift-event.js";
import { allIssues, unknownProperty } from "./issues.js";

/** What generated `responses` bring beside their validators. */
export const watch: AnswerWatch = {
  observer(validator, report) {
    const seen = new Set<string>();
    return async (value) => {
      // The caller goes on first.
      await undefined;
      const issues = allIssues(validator.validate(value, { strict: true })).filter(({ code, pointer }) => {
        const id = code + pointer.replace(/\/\d+/g, "/*");
        return !seen.has(id) && seen.add(id);
      });
      if (issues.length > 0) report(issues);
    };
  },
  knows: (validator, data) =>
    allIssues(validator.validate(data, { strict: true })).every(({ severity, code, path }) =>
      code === unknownProperty ? !/^error/.test(String(path[0])) : severity === "warning",
    ),
};
