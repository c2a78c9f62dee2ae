import { CORE_SCHEMA, constructFromEvents, load, mergeTag, parseEvents, YAMLException } from "js-yaml";
import { troubleOf } from "../../base/broken-json.js";
import type { Report } from "../../base/diagnostics.js";
import { defaultLimits, type InputLimits, isStackOverflow, limitHint, tooDeep } from "../../base/input-limits.js";
import type { JsonObject } from "../../base/json.js";
import { constructPlain } from "./construct-plain.js";
import { isLayoutReason, parseLeniently, yamlValue } from "./parse-leniently.js";
import { type Position, positionOf, positionsIn } from "./positions.js";
import { countKeys, findDuplicates, measureJson } from "./scan-json.js";
import type { SourceFile } from "./source-files.js";

/** Plain JSON data with the merge keys that people use; no tag can construct anything else. */
const yamlSchema = CORE_SCHEMA.withTags(mergeTag);

/** Parses JSON (a file that is named so, or whose first character is a brace) or YAML. Reports and returns `undefined` on trouble. */
export function parseSource(source: SourceFile, report: Report, limits: InputLimits = defaultLimits): unknown {
  try {
    return /\.json$/i.test(source.file) ? parseJson(source, report, limits) : parseYaml(source, report, limits);
  } catch (error) {
    // The limit may have been raised beyond what can be walked.
    if (!isStackOverflow(error)) throw error;
    report(tooDeep({ file: source.file, pointer: "" }));
    return undefined;
  }
}

function parseJson(source: SourceFile, report: Report, limits: InputLimits): unknown {
  const { keys, ends, exceeded } = measureJson(source.text, limits);
  if (exceeded !== undefined) {
    const position = positionOf(source.text, exceeded.offset);
    reportExceeded(exceeded.limit, source, limits, report, position);
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(source.text);
    source.isTree = true;
    source.ends = ends;
    // Where as many keys were made as are written, none of them stands twice.
    if (countKeys(value) === keys) return value;
    reportDuplicateKeys(source, report);
    return undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { reason, offset = source.text.length } = troubleOf(error, source.text);
    reportParseError(
      source,
      report,
      `Not JSON: ${reason}.`,
      positionOf(source.text, offset),
      "Is the file complete? JSON has no comments and no trailing commas.",
    );
    return undefined;
  }
}

function parseYaml(source: SourceFile, report: Report, limits: InputLimits): unknown {
  try {
    const { value, count } = construct(source, limits);
    return isBounded(count ?? countNodes(value, new Map()), source, report, limits) ? value : undefined;
  } catch (error) {
    if (error instanceof YAMLException && isTooDeep(error)) {
      reportExceeded("depth", source, limits, report, positionOf(source.text, error.mark?.position ?? 0));
    } else if (error instanceof YAMLException) {
      const value = retry(error, source, report);
      if (value !== undefined)
        return isBounded(countNodes(value, new Map()), source, report, limits) ? value : undefined;
      const position = error.mark && positionOf(source.text, error.mark.position);
      reportParseError(
        source,
        report,
        `Not YAML: ${error.reason}.`,
        position,
        error.reason.endsWith("the input is empty")
          ? "Is it the file that you mean, and has it been saved?"
          : "Check the indentation and quotes around this place.",
      );
    } else throw error;
    return undefined;
  }
}

/** What the parser says beyond its own limit has no code of its own. */
function isTooDeep({ reason }: YAMLException): boolean {
  return reason.startsWith("nesting exceeded");
}

function reportExceeded(
  limit: "depth" | "values",
  source: SourceFile,
  limits: InputLimits,
  report: Report,
  position?: Position,
): void {
  const what = limit === "depth" ? "is nested deeper" : "has more values";
  report({
    code: `limit-${limit}`,
    at: { file: source.file, pointer: "", ...position },
    message: `The description ${what} than the limit of ${limits[limit]} allows.`,
    hint: limitHint(limit, limits[limit] * 2),
  });
}

/** What `load` of the library does, keeping the events: lines are found in them. */
function construct(source: SourceFile, { depth }: InputLimits): { readonly value: unknown; readonly count?: number } {
  const events = parseEvents(source.text, { maxDepth: depth });
  const plain = constructPlain(source.text, events);
  source.events = { events, ...(plain && { layout: plain.layout }) };
  if (plain !== undefined) {
    source.isTree = true;
    source.numbers = plain.numbers;
    return plain;
  }
  const documents = constructFromEvents(events, { source: source.text, schema: yamlSchema });
  // No document, or several: the library has the words for it.
  return { value: documents.length === 1 ? documents[0] : load(source.text) };
}

/** A second opinion on layout that other parsers accept. */
function retry({ reason, mark }: YAMLException, source: SourceFile, report: Report): unknown {
  const document = isLayoutReason(reason) ? parseLeniently(source.text) : undefined;
  const value = document && yamlValue(document);
  if (value === undefined) return undefined;
  report({
    code: "parse-repaired",
    at: { file: source.file, pointer: "", line: 1, column: 1, ...(mark && positionOf(source.text, mark.position)) },
    message: `Some YAML parsers refuse this: ${reason}. It was read as others read it.`,
    hint: "Indent every line of a value further than its key.",
  });
  return value;
}

function reportParseError(
  source: SourceFile,
  report: Report,
  message: string,
  position: Position | undefined,
  hint: string,
): void {
  report({
    code: "parse-error",
    at: { file: source.file, pointer: "", line: 1, column: 1, ...position },
    message,
    hint,
  });
}

function reportDuplicateKeys(source: SourceFile, report: Report): void {
  const positionOf = positionsIn(source.text);
  for (const { pointer, ...offsets } of findDuplicates(source.text)) {
    const [first, second] = [positionOf(offsets.first), positionOf(offsets.second)];
    report({
      code: "key-duplicate",
      at: { file: source.file, pointer, ...second },
      message: `The key is already used on line ${first.line}; one of the two values would be lost.`,
      hint: "Keep one of them.",
      related: [{ file: source.file, pointer, ...first }],
    });
  }
}

/** Aliases make a small file stand for a huge or endless document, which nothing after this could walk. */
function isBounded(count: number, source: SourceFile, report: Report, limits: InputLimits): boolean {
  if (count <= limits.values) return true;
  if (source.isTree) reportExceeded("values", source, limits, report);
  else reportBomb(count, source, limits, report);
  return false;
}

function reportBomb(count: number, { file }: SourceFile, limits: InputLimits, report: Report): void {
  const isEndless = count === Number.POSITIVE_INFINITY;
  const what = isEndless ? "an alias contains itself" : `its aliases expand to ${count} values`;
  report({
    code: "alias-bomb",
    at: { file, pointer: "" },
    message: `The document cannot be expanded: ${what}.`,
    hint: isEndless
      ? "Use $ref for shared parts instead of YAML aliases."
      : `The limit is ${limits.values}. Use $ref for shared parts instead of YAML aliases.`,
  });
}

/** How many values a value has, each counted wherever it stands. */
function countNodes(value: unknown, known: Map<object, number>): number {
  if (typeof value !== "object" || value === null) return 1;
  const counted = known.get(value);
  if (counted !== undefined) return counted;
  known.set(value, Number.POSITIVE_INFINITY);
  let count = 1;
  const node = value as JsonObject;
  for (const key in node) count += countNodes(node[key], known);
  known.set(value, count);
  return count;
}
