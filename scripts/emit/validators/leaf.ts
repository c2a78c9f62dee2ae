import type { Json } from "../../base/json.js";
import { isFile } from "../../contract/model/is-file.js";
import { isListable, typesOfJson, undecidedBy } from "../../contract/model/listed-values.js";
import type { NumberRules } from "../../contract/model/number-rules.js";
import type { InstanceType, Schema } from "../../contract/model/types.js";
import { jsonLiteral } from "../code/encode.js";
import { splitTop } from "./expression-text.js";
import { formatCheck } from "./format-checks.js";
import type { ModuleScope } from "./module-scope.js";

/**
 * A schema that one condition can decide: it constrains a value by its type, its text or its amount, and does not look
 * into objects and arrays.
 */
export interface Leaf {
  /** The condition, as an expression over the expression `value`; `compound` when it needs parentheses beside `&&`. */
  test(value: string): string;
  /** The same as data for `Sink.reject`: a `Rule` of the runtime, as an expression. */
  readonly rule: string;
  readonly label: string;
  /** Undefined when values of every type can pass. */
  readonly types: ReadonlySet<InstanceType> | undefined;
  /** Nothing but types decides. */
  readonly typesOnly: boolean;
  /** The values of an enumeration of which the leaf accepts more than it lists. */
  readonly hints?: readonly Json[];
  readonly int64?: true;
  /** The only value that the leaf accepts, a scalar, as an expression. */
  readonly constant?: string;
}

export interface LeafOptions {
  readonly scope: ModuleScope;
  /** A name for the tables that the leaf needs, such as the pattern of `CreateFile.name`. */
  readonly owner: string;
  /** Binary strings are files here. */
  readonly multipart: boolean;
  readonly formats: boolean;
}

/** Longer enumerations are tables, which all schemas share. */
const inlineEnumeration = 2;

/** The leaf that the schema's own scalar keywords make; `undefined` when they accept everything. */
export function leafOf(schema: Schema, options: LeafOptions): Leaf | undefined {
  if (options.multipart && isFile(schema) && (schema.types?.has("string") ?? true)) return binaryLeaf(schema, options);
  const { types } = schema;
  const texts = textConditions(schema, options);
  const amounts = amountConditions(schema.number, options);
  if (schema.enum !== undefined) return enumLeaf(schema, schema.enum, options);
  if (types === undefined && texts.list.length === 0 && amounts.list.length === 0) return undefined;
  const rule = ruleText({ type: types && tellingTypes(types), ...texts.rule, ...amounts.rule });
  return {
    test: (value) =>
      types === undefined
        ? untypedTest(value, texts, amounts)
        : typedTest(types, value, { texts, amounts, scope: options.scope }),
    rule,
    label: labelOfTypes(types),
    types,
    typesOnly: texts.list.length === 0 && amounts.list.length === 0,
    ...(schema.format === "int64" && { int64: true }),
  };
}

/** Null is never what was wrong: a rule that accepts it leaves it out, unless it accepts nothing else. */
function tellingTypes(types: ReadonlySet<InstanceType>): readonly InstanceType[] {
  return types.size === 1 ? [...types] : [...types].filter((type) => type !== "null");
}

interface Conditions {
  readonly list: readonly ((value: string) => string)[];
  readonly rule: Readonly<Record<string, unknown>>;
}

/** Text that stands in a rule as it is, not as a JSON value. */
class Code {
  constructor(readonly text: string) {}
}

function textConditions(schema: Schema, { scope, owner, formats }: LeafOptions): Conditions {
  const { minLength, maxLength, pattern } = schema.string ?? {};
  const format = formats && schema.format !== undefined ? formatCheck(schema.format) : undefined;
  const list: ((value: string) => string)[] = [];
  if (minLength === 1) list.push((value) => `${value} !== ""`);
  else if (minLength !== undefined && minLength > 0)
    list.push((value) => `${scope.use("isLongEnough")}(${value}, ${minLength})`);
  if (maxLength !== undefined) list.push((value) => `${scope.use("isShortEnough")}(${value}, ${maxLength})`);
  const expression = pattern === undefined ? undefined : scope.pattern(pattern, owner, schema.at);
  if (expression !== undefined) list.push((value) => `${expression}.test(${value})`);
  if (format !== undefined) list.push((value) => `${scope.use(format)}(${value})`);
  const rule = {
    minLength: minLength || undefined,
    maxLength,
    pattern: expression === undefined ? undefined : new Code(expression),
    format: format === undefined ? undefined : schema.format,
  };
  return { list, rule };
}

function amountConditions(rules: NumberRules = {}, { scope }: LeafOptions): Conditions {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = rules;
  const list: ((value: string) => string)[] = [];
  const compare = (operator: string, limit: number | undefined) => {
    if (limit !== undefined) list.push((value) => `${value} ${operator} ${jsonLiteral(limit)}`);
  };
  compare(">=", minimum);
  compare(">", exclusiveMinimum);
  compare("<=", maximum);
  compare("<", exclusiveMaximum);
  if (multipleOf !== undefined && multipleOf !== 0)
    list.push((value) => `${scope.use("isMultiple")}(${value}, ${multipleOf})`);
  return { list, rule: { minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf } };
}

function all(parts: readonly string[]): string {
  return parts.length === 1 ? (parts[0] ?? "true") : `(${parts.join(" && ")})`;
}

/** The order in which types are tried. Null comes first, beside the test for absence: minifiers join the two. */
const typeOrder: readonly InstanceType[] = ["null", "string", "number", "integer", "boolean", "object", "array"];

interface TestParts {
  readonly texts: Conditions;
  readonly amounts: Conditions;
  readonly scope: ModuleScope;
}

function typedTest(types: ReadonlySet<InstanceType>, value: string, parts: TestParts): string {
  const present = typeOrder.filter((type) => types.has(type) && !(type === "integer" && types.has("number")));
  if (present.length === 0) return "false";
  return present.map((type) => typeTest(type, value, parts)).join(" || ");
}

function typeTest(type: InstanceType, value: string, { texts, amounts, scope }: TestParts): string {
  switch (type) {
    case "null":
      return `${value} === null`;
    case "boolean":
      return `typeof ${value} === "boolean"`;
    case "string":
      return all([`typeof ${value} === "string"`, ...texts.list.map((condition) => condition(value))]);
    case "integer":
      if (amounts.list.length === 0) return `Number.isInteger(${value})`;
      return all([
        `typeof ${value} === "number"`,
        `Number.isInteger(${value})`,
        ...amounts.list.map((condition) => condition(value)),
      ]);
    case "number":
      if (amounts.list.length === 0) return `Number.isFinite(${value})`;
      return all([
        `typeof ${value} === "number"`,
        ...finite(value, amounts),
        ...amounts.list.map((condition) => condition(value)),
      ]);
    case "array":
      return `Array.isArray(${value})`;
    case "object":
      return `${scope.use("isObject")}(${value})`;
  }
}

/** Two-sided limits leave no room for infinities; otherwise they are excluded by themselves. */
function finite(value: string, { rule }: Conditions): string[] {
  const below = rule["minimum"] !== undefined || rule["exclusiveMinimum"] !== undefined;
  const above = rule["maximum"] !== undefined || rule["exclusiveMaximum"] !== undefined;
  return below && above ? [] : [`Number.isFinite(${value})`];
}

function untypedTest(value: string, texts: Conditions, amounts: Conditions): string {
  const parts: string[] = [];
  if (texts.list.length > 0) {
    parts.push(`(typeof ${value} !== "string" || ${all(texts.list.map((condition) => condition(value)))})`);
  }
  if (amounts.list.length > 0) {
    parts.push(`(typeof ${value} !== "number" || ${all(amounts.list.map((condition) => condition(value)))})`);
  }
  return all(parts);
}

function enumLeaf(schema: Schema, listed: readonly Json[], options: LeafOptions): Leaf {
  const { scope, owner } = options;
  const { types } = schema;
  const values = listed.filter((value) => isListable(value, schema));
  const scalars = values.every((value) => typeof value !== "object" || value === null);
  const table = scalars && values.length > inlineEnumeration ? scope.values(values, owner) : undefined;
  const rest = leafOf(undecidedBy(values, schema), options);
  const isListed = (value: string): string => {
    if (table !== undefined) return `${table}.has(${value})`;
    if (values.length === 0) return "false";
    return values.map((item) => equalTest(item, value, scope)).join(" || ");
  };
  return {
    test: (value) => (rest === undefined ? isListed(value) : `(${isListed(value)}) && (${rest.test(value)})`),
    rule: table ?? jsonLiteral(values),
    label:
      values.length <= 3 && scalars
        ? values.map((value) => JSON.stringify(value)).join(" or ")
        : labelOfTypes(types ?? unionOf(values)),
    types: unionOf(values),
    typesOnly: false,
    ...(values.length === 1 && scalars && rest === undefined && { constant: jsonLiteral(values[0] ?? null) }),
  };
}

function equalTest(item: Json, value: string, scope: ModuleScope): string {
  if (typeof item === "object" && item !== null) return `${scope.use("equal")}(${value}, ${jsonLiteral(item)})`;
  return `${value} === ${jsonLiteral(item)}`;
}

function unionOf(values: readonly Json[]): ReadonlySet<InstanceType> {
  return new Set(values.flatMap((value) => [...typesOfJson(value)]));
}

function binaryLeaf(schema: Schema, { scope }: LeafOptions): Leaf {
  const nullable = schema.types?.has("null") ?? false;
  return {
    test: (value) => `${scope.use("isBinary")}(${value})${nullable ? ` || ${value} === null` : ""}`,
    rule: '"Blob or File"',
    label: "Blob or File",
    types: undefined,
    typesOnly: false,
  };
}

function labelOfTypes(types: ReadonlySet<InstanceType> | undefined): string {
  return types === undefined ? "value" : typeOrder.filter((type) => types.has(type)).join(" or ");
}

/** A rule with its absent members left out; a lone type becomes a bare text. */
function ruleText(members: Readonly<Record<string, unknown>>): string {
  const present = Object.entries(members).filter(([, member]) => member !== undefined);
  const [only] = present;
  if (present.length === 1 && only?.[0] === "type" && Array.isArray(only[1]) && only[1].length === 1) {
    return jsonLiteral(String(only[1][0]));
  }
  const text = present.map(([name, member]) => {
    if (member instanceof Code) return `${name}: ${member.text}`;
    return `${name}: ${jsonLiteral(Array.isArray(member) && member.length === 1 ? member[0] : (member as Json))}`;
  });
  return `{ ${text.join(", ")} }`;
}

/** A leaf that accepts what any of the leaves accepts. */
export function unionLeaf(leaves: readonly Leaf[]): Leaf {
  const [only] = leaves;
  if (leaves.length === 1 && only !== undefined) return only;
  const open = new Set(leaves.filter((leaf) => leaf.typesOnly).flatMap((leaf) => [...(leaf.types ?? [])]));
  const telling = leaves
    .filter((leaf) => leaf.typesOnly || !isSubset(leaf.types, open))
    .sort((a, b) => Number(isNullLeaf(b)) - Number(isNullLeaf(a)) || Number(!a.types) - Number(!b.types));
  const types = leaves.some((leaf) => leaf.types === undefined)
    ? undefined
    : new Set(leaves.flatMap((leaf) => [...(leaf.types ?? [])]));
  const named = telling.some((leaf) => !isNullLeaf(leaf)) ? telling.filter((leaf) => !isNullLeaf(leaf)) : telling;
  const rules = [...new Set(named.map((leaf) => leaf.rule))];
  return {
    test: once((value) => [...new Set(telling.flatMap((leaf) => splitTop(leaf.test(value), " || ")))].join(" || ")),
    rule: rules.length === 1 ? (rules[0] ?? "[]") : `{ anyOf: [${rules.join(", ")}] }`,
    label: [...new Set(named.map((leaf) => leaf.label))].join(" or "),
    types,
    typesOnly: telling.every((leaf) => leaf.typesOnly),
    ...(telling.some((leaf) => leaf.int64) && { int64: true }),
  };
}

/** The function, which each argument asks once: in a chain of unions every one asks those below it. */
function once(make: (value: string) => string): (value: string) => string {
  const made = new Map<string, string>();
  return (value) => {
    const text = made.get(value) ?? make(value);
    made.set(value, text);
    return text;
  };
}

/** Some types, and all of them among the others. */
function isSubset(types: ReadonlySet<InstanceType> | undefined, others: ReadonlySet<InstanceType>): boolean {
  return types !== undefined && types.size > 0 && [...types].every((type) => others.has(type));
}

function isNullLeaf({ rule }: Leaf): boolean {
  return rule === '"null"';
}
