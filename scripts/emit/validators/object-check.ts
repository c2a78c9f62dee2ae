import { compareText } from "../../base/diagnostics.js";
import { numberedName, shortIdentifier } from "../../base/identifiers.js";
import type { ObjectRules, Schema } from "../../contract/model/types.js";
import { isIdentifier, propertyKey, stringLiteral } from "../code/encode.js";
import { type CheckForm, conditionOf, grouped, testOf } from "./check-form.js";
import type { CheckPlace, Checks } from "./checks.js";
import type { FunctionText } from "./function-text.js";
import { isUsedByChecks } from "./module-scope.js";
import { ofType } from "./of-type.js";

interface Property {
  readonly name: string;
  /** The name as a literal. */
  readonly key: string;
  readonly schema: Schema | undefined;
  readonly form: CheckForm;
  readonly required: boolean;
  /** The variable that holds the value. */
  readonly local: string;
}

/** The function that is being emitted. */
export interface Emitted {
  readonly check: string;
  /** It comes to the object's rules with every object. */
  readonly readsAll: boolean;
}

/** Emits the rules of an object that the variable `value` holds. */
export function emitObjectRules(
  rules: ObjectRules,
  { check, readsAll }: Emitted,
  text: FunctionText,
  compiler: Checks,
  place: CheckPlace,
): void {
  const properties = propertiesOf(rules, compiler, place);
  const needed = properties.filter((property) => needsValue(property, place));
  // A sink learns the known names from what the check reads of an object.
  const unread = readsAll ? properties.filter((property) => !needsValue(property, place)) : properties;
  emitReads(needed, text, compiler);
  text.statement(plainCall(rules, { check, names: unread.map(({ key }) => key) }, compiler, place));
  const notes = properties.map((property) => noteOf(property, compiler, place));
  const isOpenObject = isOpen(rules.additionalProperties) || isOpen(rules.unevaluatedProperties);
  emitNotes([isOpenObject ? "knows(value);" : undefined, ...notes], text);
  for (const property of properties) text.condition(propertyCondition(property, compiler));
  emitSizes(rules, text, compiler);
  emitDependents(rules, text, compiler, place);
  emitOthers(rules, text, compiler, place);
}

/** Those that are required come first. */
function propertiesOf(rules: ObjectRules, compiler: Checks, place: CheckPlace): readonly Property[] {
  const names = [...new Set([...rules.properties.keys(), ...rules.required])].sort(compareText);
  const isRequired = (name: string): boolean =>
    rules.required.has(name) && !isHidden(rules.properties.get(name), place);
  const taken = new Set<string>();
  const propertyOf = (name: string, required: boolean): Property => {
    const schema = rules.properties.get(name);
    const local = compiler.locals(name, taken);
    const form = schema === undefined ? anything : compiler.formOf(schema, compiler.below(place, name));
    return { name, key: stringLiteral(name), schema, form, required, local };
  };
  return [
    ...names.filter((name) => isRequired(name)).map((name) => propertyOf(name, true)),
    ...names.filter((name) => !isRequired(name)).map((name) => propertyOf(name, false)),
  ];
}

const anything: CheckForm = { kind: "any" };

/** Whether the sender does not send it. */
function isHidden(schema: Schema | undefined, { mode }: CheckPlace): boolean {
  return (mode === "response" ? schema?.notes.writeOnly : schema?.notes.readOnly) === true;
}

/** Only of a property that is checked, or that is not to be sent, there is anything to say. */
function needsValue({ required, form, schema }: Property, { mode }: CheckPlace): boolean {
  return required || form.kind !== "any" || (schema?.notes.readOnly === true && mode !== "response");
}

/** Names that every object inherits: reading them plainly could find what is not the object's own. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

function emitReads(properties: readonly Property[], text: FunctionText, { scope }: Checks): void {
  const plain = properties.filter(({ name }) => !inherited.has(name) && !hasBothQuotes(name));
  if (plain.length > 0) {
    const parts = plain.map(({ name, local }) => (name === local ? name : `${propertyKey(name)}: ${local}`));
    // On lines of their own, so that one more of them changes no other line.
    text.statement("const {", ...parts.map((part) => `  ${part},`), "} = value;");
  }
  for (const { name, key, local } of properties) {
    if (inherited.has(name)) text.statement(`const ${local} = ${scope.use("own")}(value, ${key});`);
    else if (hasBothQuotes(name)) text.statement(`const ${local} = ${valueAt(name)};`);
  }
}

/** Some tools that print code fail on a destructured name with quotes of both kinds. */
function hasBothQuotes(name: string): boolean {
  return name.includes('"') && name.includes("'");
}

/** What only a sink wants to know. */
function emitNotes(notes: readonly (string | undefined)[], text: FunctionText): void {
  const lines = notes.filter((line) => line !== undefined);
  if (lines.length < 3) text.statement(...lines.map((line) => `at?.${line}`));
  else text.statement("if (at !== undefined) {", ...lines.map((line) => `  at.${line}`), "}");
}

function plainCall(
  rules: ObjectRules,
  { check, names }: { readonly check: string; readonly names: readonly string[] },
  { scope }: Checks,
  { owner, mode }: CheckPlace,
): string {
  const { properties, patternProperties, additionalProperties, unevaluatedProperties } = rules;
  const plain = scope.use("plain");
  const open = isOpen(additionalProperties) || isOpen(unevaluatedProperties);
  const knowsNone = properties.size === 0 && patternProperties === undefined;
  if (open || isClosed(additionalProperties) || mode === "response" || knowsNone) return `${plain}(value);`;
  const patterns = [...(patternProperties ?? [])]
    .map(([source, { at }]) => scope.pattern(source, owner, at))
    .filter((name) => name !== undefined);
  const listed = `[${names.join(", ")}]`;
  if (patterns.length > 0) return `${plain}(value, at, ${check}, ${listed}, [${patterns.join(", ")}]);`;
  return `${plain}(value, at, ${check}${names.length > 0 ? `, ${listed}` : ""});`;
}

function isClosed(schema: Schema | undefined): boolean {
  return schema?.never === true;
}

function isOpen(schema: Schema | undefined): boolean {
  return schema !== undefined && schema.never !== true;
}

function noteOf(
  { name, key, schema, form, local }: Property,
  { scope, below }: Checks,
  place: CheckPlace,
): string | undefined {
  if (schema?.notes.readOnly && place.mode !== "response") return `readOnly(${local}, ${key});`;
  const leaf = form.kind === "leaf" ? form.leaf : form.kind === "check" ? form.unless : undefined;
  if (leaf?.int64) return `unsafe(${local}, ${key});`;
  if (leaf?.hints !== undefined)
    return `hint(${local}, ${scope.values(leaf.hints, below(place, name).owner)}, ${key});`;
  return undefined;
}

function propertyCondition({ key, schema, form, required, local }: Property, compiler: Checks): string | undefined {
  const condition = conditionOf(form, local, key);
  if (!required) return condition && `(${local} === undefined || ${condition})`;
  if (condition === undefined) return `(${local} !== undefined || at?.missing("value", ${key}))`;
  if (schema !== undefined && compiler.facts.typesOf(schema) !== undefined) return grouped(condition);
  return `(${local} === undefined ? at?.missing("value", ${key}) : ${condition})`;
}

function emitSizes({ minProperties = 0, maxProperties }: ObjectRules, text: FunctionText, { scope }: Checks): void {
  const limit = (operator: string, amount: number, code: string, words: string) => {
    const expected = stringLiteral(`object with ${words} ${amount} ${amount === 1 ? "property" : "properties"}`);
    text.condition(`(${scope.use("size")}(value) ${operator} ${amount} || at?.refuse(value, "${code}", ${expected}))`);
  };
  if (minProperties > 0) limit(">=", minProperties, "min-properties", "at least");
  if (maxProperties !== undefined) limit("<=", maxProperties, "max-properties", "at most");
}

function emitDependents(rules: ObjectRules, text: FunctionText, compiler: Checks, place: CheckPlace): void {
  for (const [name, needed] of rules.dependentRequired ?? []) {
    for (const other of needed) {
      const missing = `at?.missing("value", ${stringLiteral(other)})`;
      text.condition(`(${read(name, compiler)} === undefined || ${read(other, compiler)} !== undefined || ${missing})`);
    }
  }
  for (const [name, schema] of rules.dependentSchemas ?? []) {
    const condition = conditionOf(compiler.formOf(ofType(schema, "object"), compiler.below(place, name)), "value");
    if (condition !== undefined) text.condition(`(${read(name, compiler)} === undefined || ${condition})`);
  }
}

/** In brackets: options of compilers refuse a dot before a name that no type declares. */
function valueAt(name: string): string {
  return `value[${stringLiteral(name)}]`;
}

/** The value of a property of the object that the variable `value` holds. */
export function read(name: string, { scope }: Pick<Checks, "scope">): string {
  return inherited.has(name) ? `${scope.use("own")}(value, ${stringLiteral(name)})` : valueAt(name);
}

/** Names, and values of properties that are not listed. */
function emitOthers(rules: ObjectRules, text: FunctionText, compiler: Checks, place: CheckPlace): void {
  const { properties, patternProperties = new Map<string, Schema>(), additionalProperties, propertyNames } = rules;
  const { scope } = compiler;
  const additional =
    additionalProperties === undefined
      ? ({ kind: "any" } as const)
      : compiler.formOf(additionalProperties, compiler.below(place, "value"));
  const names =
    propertyNames === undefined
      ? ({ kind: "any" } as const)
      : compiler.formOf(ofType(propertyNames, "string"), compiler.below(place, "name"));
  const patterns = [...patternProperties].flatMap(([source, schema], index) => {
    const pattern = scope.pattern(source, place.owner, schema.at);
    const form = compiler.formOf(schema, compiler.below(place, `pattern${index || ""}`));
    return pattern === undefined ? [] : [{ pattern, form }];
  });
  const constrained = patterns.filter(({ form }) => form.kind !== "any");
  if (additional.kind === "any" && names.kind === "any" && constrained.length === 0) return;
  const known = properties.size === 0 ? undefined : scope.keys([...properties.keys()].sort(compareText), place.owner);
  if (additional.kind === "never" && patterns.length === 0 && names.kind === "any") {
    const keys = scope.keys([...properties.keys()].sort(compareText), place.owner);
    text.condition(`(${scope.use("onlyKnown")}(value, ${keys}) || at?.unexpected(value, ${keys}))`);
    return;
  }
  text.block("for (const key in value)", (body) => {
    body.statement("const item = value[key];", "if (item === undefined) continue;");
    if (names.kind !== "any")
      body.condition(
        `(${testOf(names, "key")} || at?.refuse(key, "property-name", ${stringLiteral(labelOfName(names))}, key))`,
      );
    for (const { pattern, form } of constrained) {
      const condition = conditionOf(form, "item", "key");
      if (condition !== undefined) body.condition(`(!${pattern}.test(key) || ${condition})`);
    }
    const condition =
      additional.kind === "never"
        ? `at?.unexpected({ [key]: item }, new Set())`
        : conditionOf(additional, "item", "key");
    if (condition === undefined) return;
    const listed = [
      known === undefined ? [] : [`${known}.has(key)`],
      patterns.map(({ pattern }) => `${pattern}.test(key)`),
    ].flat();
    body.condition([...listed, condition].join(" || "));
  });
}

function labelOfName(form: CheckForm): string {
  return `property name that is ${form.kind === "leaf" ? `a valid ${form.leaf.label}` : "allowed"}`;
}

/** A variable name for a property: its own name where that is possible. */
export function localName(name: string, taken: Set<string>): string {
  const base = isIdentifier(name) && !isUsedByChecks(name) ? name : spelled(name);
  const free = numberedName(shortIdentifier(base), "", taken);
  taken.add(free);
  return free;
}

/** A name that no check uses for something of its own. */
function spelled(name: string): string {
  const words = name.replace(
    /[^\p{ID_Start}\p{Nd}_$]+(.)?/gu,
    (_, next: string | undefined) => next?.toUpperCase() ?? "",
  );
  return `${/^[\p{ID_Start}_$]/u.test(words) ? words : `_${words}`}_`;
}
