import { groupBy } from "../../base/group-by.js";
import type { Operation } from "../../contract/model/types.js";
import type { Session } from "../schemas/session.js";
import { accepts } from "../values/accepts.js";
import { deepReadingsOf } from "../values/texts.js";
import { styleOf } from "./parameter-style.js";

/** What the parameters of a template are in a path: by name, the text in their place. */
type Filled = ReadonlyMap<string, string>;

/** An operation of a fixed path with the one that answers it now, as that answers this path, and the one as it is described. */
export interface TakenByTemplate {
  readonly pair: readonly [before: Operation, after: Operation];
  readonly template: Operation;
}

/**
 * The operations whose fixed path one template of the revision takes, where base has none at the place of that: calls go there
 * ("Path Templating Matching", OpenAPI 3.1, Paths Object).
 */
export function takeTemplates(
  session: Session,
  left: Set<Operation>,
  right: Set<Operation>,
): readonly TakenByTemplate[] {
  if (left.size === 0 || right.size === 0) return [];
  const templates = groupBy(
    [...right].filter(({ path }) => path.includes("{")),
    ({ method, path }) => `${method} ${segmentsOf(path).length}`,
  );
  if (templates.size === 0) return [];
  const found = [...left].flatMap((before) => {
    const near = templates.get(`${before.method} ${segmentsOf(before.path).length}`) ?? [];
    const matches = near.flatMap((template) => {
      const filled = fill(template.path, before.path);
      return filled ? [{ template, filled }] : [];
    });
    const [only, ...others] = matches;
    if (only === undefined || others.length > 0 || !isTaken(session, only.template, only.filled)) return [];
    const { identity } = before;
    return [
      { pair: [before, { ...filledIn(only.template, only.filled), identity }] as const, template: only.template },
    ];
  });
  for (const { pair, template } of found) {
    left.delete(pair[0]);
    right.delete(template);
  }
  return found;
}

function segmentsOf(path: string): readonly string[] {
  return path.split("/");
}

const whole = /^\{([^{}]+)\}$/;

/** Which texts of a path stand where the template has parameters; none where it does not take the path, or has none of them. */
function fill(template: string, path: string): Filled | undefined {
  if (/[?#]/.test(template + path)) return undefined;
  const [parts, segments] = [segmentsOf(template), segmentsOf(path)];
  const filled = new Map<string, string>();
  const isMatch = parts.every((part, index) => {
    const segment = segments[index] ?? "";
    const [, name] = whole.exec(part) ?? [];
    if (name === undefined || whole.test(segment))
      return part === segment || (name !== undefined && whole.test(segment));
    const text = segment.includes("{") ? undefined : decoded(segment);
    if (text === undefined || text === "") return false;
    filled.set(name, text);
    return true;
  });
  return isMatch && filled.size > 0 ? filled : undefined;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/** Each parameter takes the text in its place. */
function isTaken({ comparison }: Session, { parameters }: Operation, filled: Filled): boolean {
  const { schemas } = comparison.revision.space.contract;
  return [...filled].every(([name, text]) => {
    const parameter = parameters.find((one) => one.in === "path" && one.name === name);
    if (parameter === undefined) return true;
    if (!styleOf(parameter).startsWith("simple")) return false;
    return deepReadingsOf(text).some((value) => accepts(parameter.schema, value, { schemas, exactlyOne: false }));
  });
}

/** The operation with the texts in the place of its parameters. */
function filledIn(operation: Operation, filled: Filled): Operation {
  const fillIn = (template: string) =>
    template
      .split("/")
      .map((part) => segmentOf(part, filled))
      .join("/");
  const parameters = operation.parameters.filter((one) => one.in !== "path" || !filled.has(one.name));
  return { ...operation, key: fillIn(operation.key), path: fillIn(operation.path), parameters };
}

function segmentOf(part: string, filled: Filled): string {
  const text = filled.get(whole.exec(part)?.[1] ?? "");
  return text === undefined ? part : encodeURIComponent(text);
}
