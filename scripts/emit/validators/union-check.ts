import { addTo } from "../../base/group-by.js";
import type { Json } from "../../base/json.js";
import { asserts } from "../../contract/model/follow.js";
import { tagValues } from "../../contract/model/own-tags.js";
import type { SchemaFacts, Types } from "../../contract/model/schema-facts.js";
import type { InstanceType, Schema } from "../../contract/model/types.js";
import { jsonLiteral, stringLiteral } from "../code/encode.js";
import { branchOf, type CheckForm, conditionOf, grouped, testOf } from "./check-form.js";
import type { CheckPlace, Checks } from "./checks.js";
import type { FunctionText } from "./function-text.js";
import { type Leaf, unionLeaf } from "./leaf.js";
import { read } from "./object-check.js";

/** True for `anyOf` or `oneOf` without other assertions, but for types that all branches have anyway. */
export function isUnion(schema: Schema, facts: SchemaFacts): boolean {
  const { anyOf, oneOf, types } = schema;
  if ((anyOf === undefined) === (oneOf === undefined) || asserts(schema, "anyOf", "oneOf", "types")) return false;
  if (types === undefined) return true;
  const found = facts.unionTypes(anyOf ?? oneOf ?? []);
  return (
    found !== undefined && [...found].every((type) => types.has(type) || (type === "integer" && types.has("number")))
  );
}

interface Branch {
  readonly schema: Schema;
  readonly form: CheckForm;
}

function branchesOf(schema: Schema, compiler: Checks, place: CheckPlace): readonly Branch[] {
  const listed = schema.anyOf ?? schema.oneOf ?? [];
  const exact = isExact(schema, compiler);
  const seen = new Set<Schema>();
  const branches: Branch[] = [];
  for (const [index, branch] of listed.entries()) {
    const { schema: target } = compiler.facts.target(branch);
    if (!exact && seen.has(target)) continue;
    seen.add(target);
    branches.push({
      schema: branch,
      form: compiler.formOf(branch, compiler.below(place, branchName(branch, index))),
    });
  }
  return branches;
}

function branchName({ notes, types }: Schema, index: number): string {
  if (notes.title !== undefined && notes.title.length <= 40) return notes.title;
  return types?.size === 1 ? `${[...types].join("")}${index || ""}` : `branch${index || ""}`;
}

/** `oneOf` is exact on request only, and only where two branches could accept the same value. */
function isExact(schema: Schema, { options, facts }: Checks): boolean {
  if (schema.oneOf === undefined || options.oneOf !== "exactly-one") return false;
  return !areDisjoint(schema.oneOf.map((branch) => facts.typesOf(branch)));
}

function areDisjoint(sets: readonly (Types | undefined)[]): boolean {
  const seen = new Set<InstanceType>();
  for (const set of sets) {
    if (set === undefined || [...set].some((type) => seen.has(type))) return false;
    for (const type of set) seen.add(type);
  }
  return true;
}

/** A union that needs no function of its own: leaves, or one function beside leaves of other types. */
export function unionForm(schema: Schema, compiler: Checks, place: CheckPlace): CheckForm | undefined {
  if (isExact(schema, compiler)) return undefined;
  const branches = branchesOf(schema, compiler, place).filter(({ form }) => form.kind !== "never");
  if (branches.length === 0) return { kind: "never" };
  if (branches.some(({ form }) => form.kind === "any")) return { kind: "any" };
  const leaves = branches.flatMap(({ form }) => (form.kind === "leaf" ? [form.leaf] : []));
  const others = branches.filter(({ form }) => form.kind === "check" || form.kind === "items");
  const [other, second] = others;
  if (other === undefined) return { kind: "leaf", leaf: withHints(unionLeaf(leaves), branches, compiler) };
  if (second !== undefined || other.form.kind !== "check" || other.form.unless !== undefined) return undefined;
  if (leaves.length === 0) return other.form;
  const unless = unionLeaf(leaves);
  const types = compiler.facts.typesOf(other.schema);
  if (types === undefined || unless.types === undefined || [...unless.types].some((type) => types.has(type)))
    return undefined;
  return { ...other.form, unless };
}

/** Longer lists are catalogues, of models for instance, which grow faster than descriptions. */
const longestHints = 24;

/** `anyOf: [string, enum]` accepts every text; the enumeration tells which are known. */
function withHints(leaf: Leaf, branches: readonly Branch[], { facts }: Checks): Leaf {
  const open = branches.some(
    ({ form }) => form.kind === "leaf" && form.leaf.typesOnly && form.leaf.types?.has("string"),
  );
  const hints = branches
    .flatMap(({ schema }) => facts.target(schema).schema.enum ?? [])
    .filter((value) => typeof value === "string");
  return open && hints.length > 0 && hints.length <= longestHints ? { ...leaf, hints } : leaf;
}

/** True when no value passes two branches: every tag has one branch, and the others are of different types. */
function excludesOthers({ groups, others }: Tagging, { facts }: Checks): boolean {
  return (
    groups.every((group) => group.branches.length === 1) &&
    areDisjoint(others.map(({ schema }) => facts.typesOf(schema)))
  );
}

/** Emits the whole body of a union's function. */
export function emitUnion(schema: Schema, text: FunctionText, compiler: Checks, place: CheckPlace): void {
  const branches = branchesOf(schema, compiler, place);
  const exact = isExact(schema, compiler);
  const tagged = findTagging(schema, branches, compiler);
  if (tagged !== undefined && (!exact || excludesOthers(tagged, compiler))) {
    emitSwitch(tagged, text, compiler, place);
    return;
  }
  if (exact) {
    emitExact(branches, text);
    return;
  }
  const list = branches.filter(({ form }) => !isNull(form)).map(({ form }) => branchOf(form));
  const accepted = branches.length > list.length ? " && value !== null" : "";
  text.statement(...call(`if (at !== undefined${accepted}) return at.anyOf`, list));
  // A test that narrows no type goes last: after it the compiler takes the value for what no other type is.
  const ordered = [...branches].sort((a, b) => Number(isUntyped(a.form)) - Number(isUntyped(b.form)));
  text.condition(ordered.map(({ form }) => grouped(testOf(form, "value"))).join(" || "));
}

function isUntyped(form: CheckForm): boolean {
  return form.kind === "leaf" && form.leaf.types === undefined;
}

/** No issue lists null among the alternatives: whoever sent something did not mean to send nothing. */
function isNull(form: CheckForm): boolean {
  return form.kind === "leaf" && form.leaf.rule === '"null"';
}

function emitExact(branches: readonly Branch[], text: FunctionText): void {
  text.statement(
    ...call(
      "if (at !== undefined) return at.oneOf",
      branches.map(({ form }) => branchOf(form)),
    ),
  );
  text.statement("let matches = 0;");
  for (const { form } of branches) {
    const test = testOf(form, "value");
    if (test !== "false") text.statement(test === "true" ? "matches++;" : `if (${test}) matches++;`);
  }
  text.condition("matches === 1");
}

function call(head: string, list: readonly string[]): readonly string[] {
  const short = `${head}(value, [${list.join(", ")}]);`;
  return short.length <= 116 ? [short] : [`${head}(value, [`, ...list.map((item) => `  ${item},`), "]);"];
}

interface Tagging {
  readonly property: string;
  /** Branches that are no objects. */
  readonly others: readonly Branch[];
  readonly groups: readonly { readonly tags: readonly (Json | undefined)[]; readonly branches: readonly Branch[] }[];
  /** For objects of any other tag. */
  readonly otherwise: Branch | undefined;
  readonly anyOf: boolean;
}

/** A property whose value tells the branch, by the discriminator or because every branch lists other values for it. */
function findTagging(schema: Schema, branches: readonly Branch[], compiler: Checks): Tagging | undefined {
  const { facts } = compiler;
  const objects = branches.filter(({ schema: branch }) => facts.typesOf(branch)?.has("object") ?? true);
  const others = branches.filter((branch) => !objects.includes(branch));
  if (objects.length < 2 || objects.some(({ schema: branch }) => facts.typesOf(branch)?.size !== 1)) return undefined;
  const candidates = new Set<string>(schema.discriminator === undefined ? [] : [schema.discriminator.property]);
  for (const { schema: branch } of objects)
    for (const name of [...facts.tagCandidates(branch)].sort()) candidates.add(name);
  let best: Tagging | undefined;
  let bestSize = objects.length;
  for (const property of candidates) {
    const groups = groupsOf(property, schema, objects, compiler);
    if (groups === undefined) continue;
    const size = Math.max(...groups.map((group) => group.branches.length));
    if (size >= bestSize) continue;
    best = {
      property,
      others,
      groups,
      otherwise: otherwiseOf(property, schema, objects),
      anyOf: schema.anyOf !== undefined,
    };
    bestSize = size;
  }
  return best;
}

function groupsOf(
  property: string,
  schema: Schema,
  objects: readonly Branch[],
  compiler: Checks,
): Tagging["groups"] | undefined {
  const byTag = new Map<Json | undefined, Branch[]>();
  const otherwise = otherwiseOf(property, schema, objects);
  for (const branch of objects) {
    const tags = tagsOf(property, schema, branch, compiler);
    if (tags === undefined && branch === otherwise) continue;
    if (tags === undefined) return undefined;
    for (const tag of tags) addTo(byTag, tag, branch);
  }
  const groups = new Map<string, { tags: (Json | undefined)[]; branches: readonly Branch[] }>();
  for (const [tag, branches] of byTag) {
    const key = branches.map((branch) => objects.indexOf(branch)).join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { tags: [tag], branches });
    else group.tags.push(tag);
  }
  return [...groups.values()];
}

function otherwiseOf(property: string, { discriminator }: Schema, objects: readonly Branch[]): Branch | undefined {
  if (discriminator?.property !== property || discriminator.otherwise === undefined) return undefined;
  return objects.find(({ schema }) => schema.ref === discriminator.otherwise);
}

/** The tags of a branch: its own constants; of them, or in their place, what the discriminator maps to it. */
function tagsOf(
  property: string,
  schema: Schema,
  branch: Branch,
  { facts }: Checks,
): readonly (Json | undefined)[] | undefined {
  const tag = facts.tagOf(branch.schema, property);
  const { discriminator } = schema;
  const values = discriminator?.property === property ? tagValues(discriminator, branch.schema, facts) : tag?.values;
  return values && (tag?.optional ? [...values, undefined] : [...values]);
}

function emitSwitch(
  { property, others, groups, otherwise, anyOf }: Tagging,
  text: FunctionText,
  compiler: Checks,
  place: CheckPlace,
): void {
  for (const { form } of others.filter((branch) => branch.form.kind === "leaf"))
    text.statement(`if (${testOf(form, "value")}) return true;`);
  for (const { schema, form } of others.filter(
    (branch) => branch.form.kind === "check" || branch.form.kind === "items",
  )) {
    const types = compiler.facts.typesOf(schema);
    const isArray = types?.size === 1 && types.has("array");
    if (isArray) text.statement(`if (Array.isArray(value)) return ${conditionOf(form, "value") ?? "true"};`);
    else text.statement(`if (${testOf(form, "value")}) return ${conditionOf(form, "value") ?? "true"};`);
  }
  text.statement(
    `if (!${compiler.scope.use("isObject")}(value)) return at?.reject(value, ${wrongRule(others, compiler)});`,
  );
  const lines: string[] = [];
  for (const { tags, branches } of groups) {
    for (const tag of tags) lines.push(`  case ${tag === undefined ? "undefined" : jsonLiteral(tag)}:`);
    lines.push(`    return ${groupCondition(branches, anyOf, compiler, place, tags)};`);
  }
  const values = groups.flatMap((group) => group.tags).filter((tag) => tag !== undefined);
  const tag = read(property, compiler);
  const rejection = `at?.reject(${tag}, ${jsonLiteral(values)}, ${stringLiteral(property)})`;
  lines.push("  default:", `    return ${otherwise ? (conditionOf(otherwise.form, "value") ?? "true") : rejection};`);
  text.returnStatement(`switch (${tag}) {`, ...lines, "}");
}

/** What a value that is no object of the union would have to be. */
function wrongRule(others: readonly Branch[], { facts }: Checks): string {
  const rules = others.flatMap(({ schema, form }) =>
    form.kind === "leaf" ? [form.leaf.rule] : [...(facts.typesOf(schema) ?? [])].map((type) => stringLiteral(type)),
  );
  const isNumber = rules.includes('"number"');
  const telling = [...new Set(['"object"', ...rules])].filter(
    (rule) => rule !== '"null"' && !(isNumber && rule === '"integer"'),
  );
  return telling.length === 1 ? '"object"' : `{ anyOf: [${telling.join(", ")}] }`;
}

function groupCondition(
  branches: readonly Branch[],
  anyOf: boolean,
  compiler: Checks,
  place: CheckPlace,
  tags: readonly (Json | undefined)[],
): string {
  const [only, second] = branches;
  if (only !== undefined && second === undefined) return conditionOf(only.form, "value") ?? "true";
  const schemas = branches.map(({ schema }) => schema);
  const [first] = schemas;
  if (first === undefined) return "true";
  const union: Schema = { at: first.at, ...(anyOf ? { anyOf: schemas } : { oneOf: schemas }), notes: {} };
  return conditionOf(compiler.formOf(union, compiler.below(place, String(tags[0] ?? "untagged"))), "value") ?? "true";
}
