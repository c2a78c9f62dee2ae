import type { AnswerWatch } from "../transport/drift-event.js";
import { makeIssue } from "../validation/make-issue.js";
import { allIssues, unknownProperty } from "./issues.js";

/** How long the answers of one call are checked, in milliseconds, and how many kinds of trouble are told of them. */
const longestWatch = 2000;
const mostKinds = 1000;

const unwatched = makeIssue({
  code: "unchecked",
  severity: "warning",
  path: [],
  expected: "an answer that is soon checked",
  received: "an answer that is not",
  message: "What follows of the answer is not checked: that took two seconds, or found a thousand issues.",
});

/** What generated `responses` bring beside their validators. */
export const watch: AnswerWatch = {
  observer({ result, event }, kind, report) {
    const validator = kind === "event" ? event : result;
    if (!validator) return undefined;
    const seen = new Set<string>();
    let left = longestWatch;
    return async (value) => {
      // The caller goes on first.
      await undefined;
      if (left <= 0) return;
      const start = Date.now();
      const result = validator.validate(value, { strict: true, once: true });
      left = seen.size > mostKinds ? 0 : left - (Date.now() - start);
      const issues = [...allIssues(result), ...(left > 0 ? [] : [unwatched])].filter(({ code, pointer }) => {
        const id = code + pointer.replace(/\/\d+/g, "/*");
        return !seen.has(id) && seen.add(id);
      });
      if (issues.length > 0) report(issues);
    };
  },
  knows: (validator, data) =>
    allIssues(validator.validate(data, { strict: true, once: true })).every(({ severity, code, path }) =>
      code === unknownProperty ? !/^error/.test(String(path[0])) : severity === "warning",
    ),
};
