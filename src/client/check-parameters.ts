import { validationError } from "../transport/errors.js";
import { requireHeaders } from "../transport/header-styles.js";
import { textOf } from "../transport/parameters.js";
import type { CheckParameters, ParameterCheck } from "../transport/provider.js";

/**
 * Checks parameters of the path, headers and cookies, each by itself. Operations that describe more than texts bring it. All
 * of them are texts on their way, so that `"5"` is a number too, and 5 a text.
 */
export const checkParameters: CheckParameters = (spec, given) => {
  requireHeaders(spec, given);
  const { path, headers, cookies = {} } = given;
  const { parameters = {} } = spec;
  checkEach(parameters.path, Object.entries(path));
  checkEach(parameters.header, headers);
  checkEach(parameters.cookie, Object.entries(cookies));
};

function checkEach(check: ParameterCheck | undefined, values: readonly (readonly [string, unknown])[]): void {
  if (check === undefined) return;
  for (const [name, value] of new Map(values)) {
    if (value === undefined || value === null || readings(value, name).some((each) => check.is({ [name]: each })))
      continue;
    const result = check.validate({ [name]: value });
    if (!result.ok) throw validationError(result.issues);
  }
}

/** A value, and the same as a text, or as what the text says. */
function readings(value: unknown, name: string): readonly unknown[] {
  if ((typeof value !== "object" && typeof value !== "string") || value instanceof Date)
    return [value, textOf(value, name)];
  return typeof value === "string" && /^(?:true|false|-?\d[\d.eE+-]*)$/.test(value)
    ? [value, scalarOf(value)]
    : [value];
}

function scalarOf(text: string): unknown {
  return text === "true" || (text === "false" ? false : Number(text));
}
