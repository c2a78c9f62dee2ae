import { optionNames, type RequestOptions } from "../transport/options.js";
import type { Invocation, OperationSpec, QueryRules, QuerySpec, SendCheck } from "../transport/provider.js";
import { writeForm } from "../transport/write-form.js";
import { makeIssue } from "../validation/make-issue.js";
import { typeOf } from "../validation/received.js";
import { hasOwn } from "../validation/record.js";
import type { Issue, Validator } from "../validation/validator-types.js";
import { checkArguments, refusal, refuse } from "./arguments.js";
import { checkFields } from "./check-value.js";
import { allIssues, unknownProperty } from "./issues.js";

/** What generated operations do with their query parameters. */
export const queryRules: QueryRules = { check: checkQuery, write: writeForm };

/**
 * The paths of issues start with `query`. Of the query in the options only the documented part is checked: they are the way
 * to send what is not documented.
 */
function checkQuery(spec: OperationSpec, invocation: Invocation, check: SendCheck | undefined): object {
  checkArguments(spec, invocation);
  const { query: given, options } = invocation;
  if (spec.emptyBody && given !== undefined) refuse(spec, ["body"], "nothing", typeOf(given));
  const own = Object(given ?? {});
  const misplaced = Object.entries(own).filter(([name]) => hasOwn(optionNames, name) && !describes(spec.query, name));
  if (misplaced.length > 0) throw refusal(spec, misplaced.map(misplacement));
  const { validator } = spec.query ?? {};
  if (!validator || !check) return own;
  if (given === undefined)
    checkSent(validator, Object((options as RequestOptions | undefined)?.query ?? {}), {
      unsupported: "pass",
      report: nobody,
    });
  return given === undefined ? own : checkSent(validator, own, check);
}

/** What the caller added knowingly is told to none. */
const nobody = (): void => {};

function checkSent(
  validator: QueryValidator,
  query: object,
  { unsupported, report }: Parameters<typeof checkFields>[2],
): object {
  // Nothing is sent of null, so it is as good as absent.
  const sent = Object.fromEntries(Object.entries(query).filter(([, item]) => item !== null && item !== undefined));
  const known = checkFields(validator, sent, {
    unsupported,
    report: report && ((kind, issues) => report(kind, issues.map(inQuery))),
    locate: inQuery,
  });
  return Object(known);
}

type QueryValidator = NonNullable<QuerySpec["validator"]>;

/** Of an operation that describes no query parameters. Apart from other validators, so that programs without them need none. */
const nothingKnown: Pick<Validator<unknown>, "is" | "validate"> = {
  is: (value): value is unknown => Object.keys(Object(value)).length === 0,
  validate(value, { strict = false } = {}) {
    const issues = Object.entries(Object(value)).map(([name, item]) =>
      makeIssue({
        code: unknownProperty,
        severity: strict ? "error" : "warning",
        path: [name],
        expected: "nothing",
        received: typeOf(item),
        message: `${name} is not a known property.`,
      }),
    );
    return strict && issues.length > 0 ? { ok: false, issues, warnings: [] } : { ok: true, value, warnings: issues };
  },
};

/** The query of an operation that describes no query parameters. */
export const noQuery: QuerySpec = { validator: nothingKnown, rules: queryRules };

function inQuery(issue: Issue): Issue {
  const { path, pointer, message } = issue;
  const rest = message.replace(/^The value|^(?!\[)/, (start) => (start ? "" : "."));
  return { ...issue, path: ["query", ...path], pointer: `/query${pointer}`, message: `query${rest}` };
}

/** Whether a query parameter of that name is described: then it is one, though an option has the same name. */
function describes({ validator, write }: Pick<QuerySpec, "validator" | "write"> = {}, name: string): boolean {
  if (validator === undefined) return write !== undefined && hasOwn(write, name);
  return !allIssues(validator.validate({ [name]: "" })).some(
    ({ code, path }) => code === unknownProperty && path[0] === name,
  );
}

function misplacement([name, value]: readonly [string, unknown]): Issue {
  const message = `${name} is an option of the request, not a query parameter`;
  const path = ["query", name];
  return makeIssue({ code: "misplaced-option", path, expected: "nothing", received: typeOf(value), message });
}
