import { isObject, type Json } from "../../../../scripts/base/json.js";
import { directionsOf } from "../../../../scripts/contract/model/directions.js";
import { isFile } from "../../../../scripts/contract/model/is-file.js";
import { mapSchema } from "../../../../scripts/contract/model/map-schema.js";
import type { Contract, Schema } from "../../../../scripts/contract/model/types.js";
import { accepts } from "../../../../scripts/drift/values/accepts.js";
import { findTargets } from "../../../../scripts/emit/find-targets.js";
import { nameInlineSchemas } from "../../../../scripts/emit/types/name-inline-schemas.js";
import { typeOperations } from "../../../../scripts/emit/types/operation-types.js";
import { separateForms } from "../../../../scripts/emit/types/separate-forms.js";
import type { ValidatorTarget } from "../../../../scripts/emit/validators/emit-validators.js";
import { generate } from "../../../../scripts/project/generate.js";
import type { Validator } from "../../../../src/validation/validator-types.js";
import { refusalsOf } from "../../../helpers/assignments.js";
import { importGenerated } from "../../../helpers/import-generated.js";
import { AssignmentSampler, type Budget } from "./sample-assignments.js";
import { sayable } from "./unsayable.js";

type JsonMap = { readonly [key: string]: Json };

/** A value on which a generated type and the validator of the same name do not agree. */
export interface Disagreement {
  readonly schema: string;
  readonly value: Json;
  readonly verdict: string;
}

export interface Agreement {
  readonly schemas: number;
  readonly values: number;
  readonly accepted: number;
  readonly disagreements: readonly Disagreement[];
}

/** Stands for a file in sampled values. */
const fileText = "concord: a file";

/** Generates a client and assigns sampled values to its types and gives them to its validators. */
export async function compareVerdicts(path: string, budget: Budget): Promise<Agreement> {
  const { files, contracts, diagnostics } = await generate({ specs: [path], runtime: "inline" });
  const [contract] = contracts;
  if (contract === undefined || files.size === 0) throw new Error(`${path}: ${diagnostics[0]?.message}`);
  const validators = (await importGenerated(files, "validators.ts")) as Record<string, Validator<unknown>>;
  const named = withFileTexts(separateForms(nameInlineSchemas(contract)));
  const { targets } = findTargets(named, typeOperations(named));
  const sampler = new AssignmentSampler(named, budget);
  const cases = targets.flatMap((target) => {
    const schema = named.schemas.get(target.schema);
    if (schema === undefined) return [];
    return sampler.valuesOf(schema).map((value) => ({ target, schema, value }));
  });
  const refusals = refusalsOf(
    files,
    cases.map(({ target, value }) => ({
      type: target.type ?? target.name,
      literal: target.multipart ? literalOf(value) : JSON.stringify(value),
    })),
  );
  const schemas = sayableSchemas(named);
  const disagreements: Disagreement[] = [];
  let accepted = 0;
  for (const [index, { target, value }] of cases.entries()) {
    const validator = validators[target.name];
    if (validator === undefined) throw new Error(`There is no validator ${target.name}.`);
    const reading = { at: named.at, ref: target.schema, notes: {} };
    const isSayable = accepts(reading, value, { schemas, exactlyOne: false });
    // A literal may have only the properties that its type lists.
    const result = validator.validate(target.multipart ? withFiles(value) : value, { strict: true });
    const verdicts = { types: refusals[index], result, isSayable, direction: target.direction };
    if (result.ok) accepted++;
    const verdict = disagreementOf(verdicts);
    if (verdict !== undefined) disagreements.push({ schema: target.name, value, verdict });
  }
  return { schemas: targets.length, values: cases.length, accepted, disagreements };
}

interface Verdicts {
  /** Why the compiler refuses the value. */
  readonly types: string | undefined;
  readonly result: ReturnType<Validator<unknown>["validate"]>;
  /** Whether the schema accepts it as far as types can say it. */
  readonly isSayable: boolean;
  readonly direction: ValidatorTarget["direction"];
}

/** Types say what validators say, or what the schema says without what types cannot say. */
function disagreementOf({ types, result, isSayable, direction }: Verdicts): string | undefined {
  const isTaken = types === undefined;
  if (isTaken === result.ok || isTaken === isSayable) return undefined;
  // Of properties that are not listed, the compiler complains in literals, and validators of answers do not.
  if (result.ok && direction === "response" && types?.startsWith("TS2353")) return undefined;
  // Nor may a literal have nothing in common with an object that requires nothing.
  if (result.ok && types?.startsWith("TS2559")) return undefined;
  if (result.ok) return `accepted by the validator; types: ${types}`;
  const [issue] = result.issues;
  return `accepted by types; validator: ${issue?.code} ${issue?.pointer} ${issue?.expected}`;
}

/** A named schema has one type, which is that of its own direction wherever it is used. */
function sayableSchemas(contract: Contract): Contract["schemas"] {
  const directions = directionsOf(contract);
  return new Map(
    [...contract.schemas].map(([name, schema]) => [name, sayable(schema, directions.get(name) ?? "request")]),
  );
}

function withFileTexts(contract: Contract): Contract {
  const change = (schema: Schema): Schema => {
    if (!isFile(schema) || schema.types?.has("string") === false) return schema;
    const { format: _, string: __, ...rest } = schema;
    return { ...rest, enum: [fileText, ...(schema.types?.has("null") ? [null] : [])] };
  };
  return {
    ...contract,
    schemas: new Map([...contract.schemas].map(([name, schema]) => [name, mapSchema(schema, change)])),
  };
}

/** The value as a form with files has it. */
function withFiles(value: Json): unknown {
  if (value === fileText) return new Blob([]);
  if (Array.isArray(value)) return value.map(withFiles);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value as JsonMap).map(([name, part]) => [name, withFiles(part)]));
}

function literalOf(value: Json): string {
  return JSON.stringify(value).replaceAll(`"${fileText}"`, "file");
}
