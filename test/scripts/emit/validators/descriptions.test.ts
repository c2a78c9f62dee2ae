import { existsSync } from "node:fs";
import { relative } from "node:path";
import { describe, expect, test } from "vitest";
import { corpusPath } from "../../../helpers/corpus.js";
import { bodiesOf, loadContract, loadTargets } from "./load-description.js";
import { Sampler } from "./sample-values.js";

const official = relative(process.cwd(), corpusPath("specs/openai/openai-HEAD.yaml"));
const descriptions = ["openapi/openai.yaml", "openapi/relay.json", official];

describe.each(descriptions)("%s (skipped where it is absent)", (file) => {
  test.skipIf(!existsSync(file))(
    `validators of ${file} accept made-up bodies of every operation and refuse every single mutation`,
    async () => {
      const contract = await loadContract(file);
      const { schemas, targets } = bodiesOf(contract);
      const requests = targets.filter(({ direction, multipart }) => direction === "request" && !multipart);
      const validators = await loadTargets(schemas, requests);
      const count = { bodies: 0, values: 0, mutations: 0, without: [] as string[] };
      const problems: unknown[] = [];
      for (const { name, schema: key } of requests) {
        const schema = schemas.get(key);
        const validator = validators[name];
        if (schema === undefined || validator === undefined) throw new Error(`${name} is not there.`);
        const samplers = [0, 1, 2, 3].flatMap((branch) =>
          [true, false].map((full) => new Sampler(schemas, { full, branch })),
        );
        let made = false;
        count.bodies++;
        for (const sampler of samplers) {
          const value = sampler.value(schema);
          if (value === undefined) continue;
          made = true;
          count.values++;
          const result = validator.validate(value);
          if (!result.ok || !validator.is(value)) problems.push({ name, value, result });
          for (const mutation of sampler.mutations(schema, value)) {
            count.mutations++;
            const mutated = validator.validate(mutation.value);
            const found =
              !mutated.ok &&
              mutated.issues.some(({ code, pointer }) => code === mutation.code && pointer === mutation.pointer);
            if (!found || validator.is(mutation.value)) {
              const { code, pointer } = mutation;
              problems.push({ name, code, pointer, issues: mutated.ok ? [] : mutated.issues.slice(0, 3) });
            }
          }
        }
        if (!made) count.without.push(name);
      }
      console.log(file, count);
      expect(problems.slice(0, 3)).toEqual([]);
      expect(count.without.length).toBeLessThan(0.1 * count.bodies + 1);
      expect(count.mutations).toBeGreaterThan(count.bodies);
    },
  );
});
