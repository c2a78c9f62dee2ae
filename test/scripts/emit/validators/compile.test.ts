import { resolve } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compileValidators } from "../../../../scripts/project/compile-validators.js";
import { errorsOf, installCompilers } from "../../../helpers/compilers.js";
import { seeds } from "../../../helpers/random-runs.js";
import { withFiles } from "../../../helpers/with-files.js";
import { schemas } from "./random-schemas.js";

const runtime = resolve(import.meta.dirname, "../../../../src/validation/index.js");

const options =
  "--strict --skipDefaultLibCheck --typeRoots none --noUncheckedIndexedAccess --exactOptionalPropertyTypes --noUnusedLocals --module nodenext --verbatimModuleSyntax --isolatedModules --target es2023 --lib es2023,dom,dom.iterable,dom.asynciterable";

/** More with `CONCORD_FUZZ_RUNS`; others with `CONCORD_SEED`. */
const runs = Number(process.env.CONCORD_FUZZ_RUNS ?? 300 / seeds.length);

/** Rules that say nothing beside others, and some that contradict them: what the compiler takes for a mistake. */
const redundant: Readonly<Record<string, unknown>> = {
  EnumAndMinLength: { type: "string", enum: ["a", "b"], minLength: 1 },
  EnumAndLimits: { type: "integer", enum: [1, 2], minimum: 1, exclusiveMaximum: 9, multipleOf: 1 },
  EnumOfOtherTypes: { enum: ["a", 1, null, true, {}, []], minLength: 1, minimum: 0, pattern: "^a" },
  EnumOfNoType: { type: "string", enum: [1, 2] },
  EnumOfNothing: { type: "string", enum: ["a"], minLength: 2 },
  ConstAndLimits: { const: "a", minLength: 1, maxLength: 1, format: "uuid" },
  NullAndEnum: { anyOf: [{ type: "null" }, { enum: ["a", null], minLength: 1 }] },
  AnyOfAll: { anyOf: [true, { type: "number", multipleOf: 2 }, { properties: { a: { const: 1 } } }] },
  UntypedFirst: { anyOf: [{ minimum: 3 }, { const: false }, { const: "a" }] },
  Names: { type: "object", propertyNames: { enum: ["a", 1, true, {}] } },
  NamesOfChoice: { type: "object", propertyNames: { anyOf: [{ const: 1 }, { minLength: 1 }] } },
  Dependent: { type: "object", dependentSchemas: { a: { enum: [true, 1, { a: 1 }] } } },
  ContainsAll: { type: "array", contains: true, maxContains: 2 },
  ContainsNone: { type: "array", contains: false, minContains: 1, maxContains: 1 },
  ContainsNoValue: { type: "array", contains: { type: "string", enum: [1] } },
  IfAlways: { if: true, then: { minLength: 1 }, else: { multipleOf: 2 } },
  IfOfOneType: { if: { type: "boolean" }, then: { enum: [3, true, {}] } },
  IfNever: { if: false, then: { minLength: 1 }, else: { multipleOf: 2 } },
  IfConstant: { if: { const: "a" }, then: { minLength: 1 }, else: { minLength: 1 } },
  IfListed: { if: { enum: ["a", "b"] }, then: { const: "" }, else: { const: "a" } },
  IfOfOtherTypes: { if: { const: "a" }, then: { const: 1 }, else: { enum: [true, null, "a"] } },
  IfNullOrConstant: { if: { anyOf: [{ type: "null" }, { const: "a" }] }, then: { minLength: 1 } },
  IfManyListed: { if: { enum: ["a", "b", "c", "d"] }, then: { enum: [""] } },
  ManyProperties: {
    type: "object",
    properties: Object.fromEntries(Array.from({ length: 2500 }, (_, index) => [`p${index}`, { type: "string" }])),
  },
  UnevaluatedOfBoth: { dependentSchemas: { a: { prefixItems: [{}] } }, prefixItems: [{}], unevaluatedItems: false },
};

test.each(seeds)(
  `validators of ${runs} random schemas compile, and those of redundant rules (seed %i)`,
  { timeout: 600_000 },
  async (seed) => {
    const random = fc.sample(schemas, { numRuns: runs, seed });
    const all = { ...redundant, ...Object.fromEntries(random.map((schema, index) => [`Random${index}`, schema])) };
    const { code } = compileValidators(all, { runtime });
    // Most of the time is the compiler's: the quickest one there is.
    const { quick } = await installCompilers();
    const files = { "package.json": '{ "type": "module" }', "validators.ts": code.replace("// @ts-nocheck\n", "") };
    const errors = await withFiles(files, (folder) => errorsOf(quick, folder, `${options} validators.ts`));
    expect(errors).toEqual([]);
  },
);
