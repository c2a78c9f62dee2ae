import { compareText, type Report } from "../../base/diagnostics.js";
import { acceptsAll, isAlias } from "../../contract/model/follow.js";
import { SchemaFacts } from "../../contract/model/schema-facts.js";
import type { Schema } from "../../contract/model/types.js";
import { stringLiteral } from "../code/encode.js";
import { emitArrayRules } from "./array-check.js";
import { type CheckForm, conditionOf, grouped, labelOf, testOf } from "./check-form.js";
import type { CheckPlace, Checks, CompilerOptions } from "./checks.js";
import { FunctionText } from "./function-text.js";
import { type Interner, makeInterner } from "./intern.js";
import { type Leaf, leafOf } from "./leaf.js";
import { ModuleScope } from "./module-scope.js";
import { emitObjectRules, localName } from "./object-check.js";
import { ofType } from "./of-type.js";
import { PartPlace } from "./part-place.js";
import { emitUnevaluated } from "./unevaluated.js";
import { emitUnion, isUnion, unionForm } from "./union-check.js";

interface Plan {
  readonly name: string;
  readonly schema: Schema;
  readonly place: CheckPlace;
}

type Target = ReturnType<SchemaFacts["target"]>;

/** So many ways back to arrays are followed. */
const mostReturns = 1_000;

/** Compiles schemas to check functions, each once, as they are asked for. */
export class CheckCompiler implements Checks {
  readonly facts: SchemaFacts;
  readonly scope: ModuleScope;
  readonly locals = localName;
  private readonly intern: Interner;
  private readonly plans = new Map<string, Plan>();
  private readonly pending: Plan[] = [];
  private readonly printed = new Map<string, string>();
  private readonly forms = new Map<Schema | string, Map<string, CheckForm>>();
  /** Arrays whose items are being looked at, which may be these arrays again. */
  private readonly shaping = new Set<Schema>();
  /** How often they were: what was found on the way is true only there. */
  private returns = 0;

  constructor(
    schemas: ReadonlyMap<string, Schema>,
    readonly options: CompilerOptions,
    readonly report: Report,
  ) {
    this.facts = new SchemaFacts(schemas);
    this.scope = new ModuleScope(report, options.language === "ts");
    this.intern = makeInterner(schemas);
  }

  below(place: CheckPlace, name: string): CheckPlace {
    return new PartPlace(place, name);
  }

  /** The check function of a schema, planned when it is new. */
  private functionOf({ schema: target, name }: Target, place: CheckPlace): string {
    const mode = this.intern.modeOf(target, place.mode);
    const key = `${this.intern.idOf(target)} ${mode}`;
    const planned = this.plans.get(key);
    if (planned !== undefined) return planned.name;
    const owner = name ?? nameOfPlainArray(target) ?? place.owner;
    const plan = {
      name: this.scope.claim(`check${owner}${mode === "request" || owner.endsWith(`_${mode}`) ? "" : `_${mode}`}`),
      schema: target,
      place: { mode, owner },
    };
    this.plans.set(key, plan);
    this.pending.push(plan);
    return plan.name;
  }

  /** How to check a value against the schema: found once, since unions lead on to each other in chains. */
  formOf(schema: Schema, place: CheckPlace): CheckForm {
    const target = this.facts.target(schema);
    const known = this.formsOf(target.schema);
    const key = `${place.mode} ${target.name ?? ""}`;
    const existing = known.get(key);
    if (existing !== undefined) return existing;
    const before = this.returns;
    const form = this.findForm(target, place);
    // Where arrays lead back to each other by hundreds of ways, what is true on one of them has to do for all: a function each.
    if (this.returns === before || this.returns > mostReturns) known.set(key, form);
    return form;
  }

  /** What is known of a schema: of one that says nothing but types, as most properties do, of all such. */
  private formsOf(schema: Schema): Map<string, CheckForm> {
    const key = typesAlone(schema) ?? schema;
    const known = this.forms.get(key) ?? new Map<string, CheckForm>();
    this.forms.set(key, known);
    return known;
  }

  private findForm(found: Target, place: CheckPlace): CheckForm {
    const { schema: target, name } = found;
    if (target.never) return { kind: "never" };
    const here = name === undefined ? place : { mode: place.mode, owner: name };
    if (isScalarSchema(target) || isOpenObject(target)) {
      const leaf = this.leafOf(target, here);
      if (leaf?.constant !== undefined) this.scope.use("isConstant");
      if (leaf?.types?.size === 0) return { kind: "never" };
      return leaf === undefined ? { kind: "any" } : { kind: "leaf", leaf };
    }
    const union = isUnion(target, this.facts) ? unionForm(target, this, here) : undefined;
    if (union !== undefined) return union;
    const items = this.itemsOf(target, here);
    if (items?.kind === "check" && items.unless === undefined) {
      this.scope.use("isArrayOf");
      return { kind: "items", name: items.name, label: items.label };
    }
    return { kind: "check", name: this.functionOf(found, place), label: name ?? labelOfSchema(target, this.facts) };
  }

  private itemsOf(schema: Schema, place: CheckPlace): CheckForm | undefined {
    if (!isOpenArray(schema)) return undefined;
    if (this.shaping.has(schema)) {
      this.returns++;
      return undefined;
    }
    this.shaping.add(schema);
    const items = this.formOf(schema.array.items, this.below(place, "item"));
    this.shaping.delete(schema);
    return items;
  }

  leafOf(schema: Schema, { mode, owner }: CheckPlace): Leaf | undefined {
    return leafOf(schema, { scope: this.scope, owner, multipart: mode === "multipart", formats: this.options.formats });
  }

  /** Prints every function that has been asked for, and those that they ask for: by name, sorted. */
  functions(): ReadonlyMap<string, string> {
    for (let plan = this.pending.shift(); plan !== undefined; plan = this.pending.shift()) {
      this.printed.set(plan.name, this.print(plan));
    }
    return new Map([...this.printed].sort(([a], [b]) => compareText(a, b)));
  }

  private print({ name, schema, place }: Plan): string {
    const text = new FunctionText();
    if (isUnion(schema, this.facts)) emitUnion(schema, text, this, place);
    else this.emitRules(schema, name, text, place);
    const [value, at, verdict] = [": unknown", "?: Sink", ": Verdict"].map((type) => this.scope.typed(type));
    return `function ${name}(value${value}, at${at})${verdict} {\n${text.functionText()}\n}\n`;
  }

  private emitRules(schema: Schema, check: string, text: FunctionText, place: CheckPlace): void {
    const { types, array, object } = schema;
    const only = types?.size === 1 ? [...types][0] : undefined;
    if (only === "object" && schema.enum === undefined && object !== undefined) {
      text.statement(`if (!${this.scope.use("isObject")}(value)) return at?.reject(value, "object");`);
      emitObjectRules(object, { check, readsAll: true }, text, this, place);
    } else if (only === "array" && schema.enum === undefined && array !== undefined) {
      text.statement('if (!Array.isArray(value)) return at?.reject(value, "array");');
      emitArrayRules(array, text, this, place);
    } else this.emitMixedRules(schema, check, text, place);
    this.emitComposition(schema, text, place);
    emitUnevaluated(schema, text, this, place);
  }

  private emitMixedRules(schema: Schema, check: string, text: FunctionText, place: CheckPlace): void {
    const { array, object } = schema;
    const leaf = this.leafOf(schema, place);
    const condition = leaf === undefined ? undefined : conditionOf({ kind: "leaf", leaf }, "value");
    if (condition !== undefined) text.condition(grouped(condition));
    if (array !== undefined)
      text.block("if (Array.isArray(value))", (body) => emitArrayRules(array, body, this, place));
    if (object === undefined) return;
    text.block(`if (${this.scope.use("isObject")}(value))`, (body) =>
      emitObjectRules(object, { check, readsAll: schema.enum === undefined }, body, this, place),
    );
  }

  private emitComposition(schema: Schema, text: FunctionText, place: CheckPlace): void {
    const { ref, allOf = [], anyOf, oneOf, not, conditional } = schema;
    const apply = (part: Schema, name: string) => {
      const condition = conditionOf(this.formOf(part, this.below(place, name)), "value");
      if (condition !== undefined) text.condition(grouped(condition));
    };
    if (ref !== undefined) apply({ at: schema.at, ref, notes: {} }, "ref");
    for (const [index, part] of distinct(allOf).entries()) apply(part, `part${index || ""}`);
    const { at, discriminator } = schema;
    if (anyOf !== undefined) apply({ at, anyOf, ...(discriminator && { discriminator }), notes: {} }, "anyOf");
    if (oneOf !== undefined) apply({ at, oneOf, ...(discriminator && { discriminator }), notes: {} }, "oneOf");
    if (not !== undefined) text.condition(this.notCondition(not, place));
    if (conditional !== undefined) text.condition(this.conditionalCondition(conditional, place));
  }

  private notCondition(not: Schema, place: CheckPlace): string | undefined {
    const form = this.formOf(not, this.below(place, "not"));
    if (form.kind === "never") return undefined;
    const refusal = `at?.refuse(value, "not", ${stringLiteral(`anything but ${labelOf(form)}`)})`;
    return form.kind === "any"
      ? refusal
      : `(!${form.kind === "check" && !form.unless ? testOf(form, "value") : `(${testOf(form, "value")})`} || ${refusal})`;
  }

  private conditionalCondition(conditional: NonNullable<Schema["conditional"]>, place: CheckPlace): string | undefined {
    const condition = this.formOf(conditional.if, this.below(place, "if"));
    const branch = (schema: Schema | undefined, name: string) =>
      schema === undefined ? undefined : conditionOf(this.formOf(schema, this.below(place, name)), "value");
    const types = this.facts.typesOf(conditional.if);
    const whenTrue = branch(conditional.then && types ? ofType(conditional.then, ...types) : conditional.then, "then");
    const whenFalse = branch(conditional.else, "else");
    if (condition.kind === "any") return whenTrue;
    if (condition.kind === "never") return whenFalse;
    if (whenTrue === undefined && whenFalse === undefined) return undefined;
    return `(${conditionTest(condition)} ? ${whenTrue ?? "true"} : ${whenFalse ?? "true"})`;
  }
}

/** A condition that tells nothing to the compiler: what it asks of a listed value is no mistake beside another one. */
function conditionTest(condition: CheckForm): string {
  const test = testOf(condition, "value");
  const leaf = condition.kind === "leaf" ? condition.leaf : condition.kind === "check" ? condition.unless : undefined;
  return leaf === undefined || leaf.typesOnly ? grouped(test) : `Boolean(${test})`;
}

/** Arrays of one type are named after it, since all schemas share them. */
function nameOfPlainArray(schema: Schema): string | undefined {
  if (schema.array === undefined) return undefined;
  const { types, array, object, notes: _notes, at: _at, ...rest } = schema;
  const { items, ...others } = array;
  const isPlain = types?.size === 1 && types.has("array") && object === undefined && Object.keys(rest).length === 0;
  if (!isPlain || Object.keys(others).length > 0 || items?.types?.size !== 1) return undefined;
  const { types: itemTypes, notes: _itemNotes, at: _itemAt, ...itemRules } = items;
  return Object.keys(itemRules).length > 0 ? undefined : `ArrayOf_${[...itemTypes].join("")}`;
}

/** Repeated references are checked once. */
function distinct(parts: readonly Schema[]): readonly Schema[] {
  const seen = new Set<string>();
  return parts.filter(
    (part) => !isAlias(part) || part.ref === undefined || (!seen.has(part.ref) && seen.add(part.ref)),
  );
}

/** The types of a schema that says nothing else, as text. */
function typesAlone(schema: Schema): string | undefined {
  for (const member in schema) if (member !== "types" && member !== "notes" && member !== "at") return undefined;
  return schema.types && [...schema.types].join(" ");
}

/** True when one leaf says everything. */
function isScalarSchema({ ref, allOf, anyOf, oneOf, not, conditional, array, object }: Schema): boolean {
  return (ref ?? allOf ?? anyOf ?? oneOf ?? not ?? conditional ?? array ?? object) === undefined;
}

/** An object with any properties. */
function isOpenObject(schema: Schema): boolean {
  if (schema.types?.size !== 1 || !schema.types.has("object") || schema.object?.properties.size) return false;
  const { types, object, notes: _notes, at: _at, ...rest } = schema;
  const { additionalProperties, properties, required, ...others } = object ?? {};
  if (Object.keys(rest).length + Object.keys(others).length > 0) return false;
  return additionalProperties !== undefined && acceptsAll(additionalProperties) && !required?.size;
}

/** An array with rules for its items alone. */
function isOpenArray(schema: Schema): schema is Schema & { readonly array: { readonly items: Schema } } {
  if (schema.array?.items === undefined) return false;
  const { types, array, notes: _notes, at: _at, ...rest } = schema;
  const isArray = types?.size === 1 && types.has("array") && array?.items !== undefined;
  return isArray && Object.keys(array).length === 1 && Object.keys(rest).length === 0;
}

/** Members of a union that its label names; more are told by their types. */
const mostNamed = 3;

function labelOfSchema(schema: Schema, facts: SchemaFacts): string {
  const { notes, types, array, object, allOf, anyOf, oneOf = anyOf ?? [] } = schema;
  if (notes.title !== undefined && notes.title.length <= 40) return notes.title;
  if (types !== undefined && types.size === 1 && types.has("array")) {
    const items =
      array?.items?.ref ?? (array?.items?.types === undefined ? undefined : [...array.items.types].join(" or "));
    return items === undefined ? "array" : `array of ${items}`;
  }
  if (types === undefined && object !== undefined && object.required.size > 0) {
    return `object with ${[...object.required].join(" and ")}`;
  }
  if (types !== undefined) return [...types].join(" or ");
  const named = oneOf.flatMap(({ ref }) => ref ?? []);
  if (named.length > 0 && named.length === oneOf.length && named.length <= mostNamed) return named.join(" or ");
  const found = [...(facts.typesOf(schema) ?? [])];
  return (
    allOf?.find(({ ref }) => ref !== undefined)?.ref ??
    (found.filter((type) => type !== "null" && !(type === "integer" && found.includes("number"))).join(" or ") ||
      "value")
  );
}
