import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { compileValidators } from "../../scripts/project/compile-validators.js";
import type { Validator } from "../../src/validation/validator-types.js";
import { folder } from "./descriptions.js";
import { mutate } from "./mutate.js";
import type { Random } from "./random.js";
import { richDescription } from "./rich-description.js";

const samples: Readonly<Record<string, unknown>> = {
  Thing: { id: "th_1", kind: "thing", size: 1.5, tags: ["a", 1], pair: ["a", 1], meta: { a: "b" }, more: { "x-a": 1 } },
  Shape: { shape: "circle", radius: 1 },
  Request: { model: "m", stream: true, shape: { shape: "square", side: 2 }, stop: ["a"] },
  Filter: { name: "a" },
};

interface Pair {
  readonly name: string;
  readonly ours: Validator<unknown>;
  readonly theirs: (value: unknown) => boolean;
}

let pairs: Promise<readonly Pair[]> | undefined;

/** One value that was changed in some places: `is`, `validate` and ajv must agree on it. */
export async function tryValue(random: Random): Promise<string | undefined> {
  pairs ??= compile();
  const { name, ours, theirs } = random.pick(await pairs);
  const value = structuredClone(samples[name]);
  mutate(value, random);
  const verdicts = [ours.is(value), ours.validate(value).ok, theirs(value)];
  return new Set(verdicts).size === 1 ? undefined : `${name}: ${verdicts.join(", ")} of ${JSON.stringify(value)}`;
}

async function compile(): Promise<readonly Pair[]> {
  const { schemas } = richDescription.components;
  const runtime = pathToFileURL(resolve("src/runtime.ts")).href;
  const definitions = JSON.parse(JSON.stringify(schemas).replaceAll("#/components/schemas/", "#/$defs/"));
  const roots = Object.fromEntries(
    Object.keys(samples).map((name) => [name, { $defs: definitions, $ref: `#/$defs/${name}` }]),
  );
  const { code } = compileValidators(roots, { runtime, oneOf: "exactly-one" });
  const file = join(folder, "validators.ts");
  writeFileSync(file, code);
  const module: Readonly<Record<string, Validator<unknown>>> = await import(pathToFileURL(file).href);
  return Object.entries(roots).map(([name, schema]) => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    return { name, ours: module[name] as Validator<unknown>, theirs: (value) => ajv.validate(schema, value) };
  });
}
