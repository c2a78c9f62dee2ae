import {
  type Check,
  type Fields,
  flag,
  listOf,
  mapOf,
  oneOf,
  type Problem,
  required,
  settings,
  text,
  wrong,
} from "../../base/check-value.js";
import { closest } from "../../base/closest.js";
import type { Report } from "../../base/diagnostics.js";
import { isObject, join } from "../../base/json.js";
import { capabilitiesOf } from "../model/capabilities.js";
import type { Modality, ModelFacts } from "../model/model-facts.js";
import type { Contract } from "../model/types.js";

/** A file of models as it was parsed. */
export interface ModelsFile {
  readonly file: string;
  readonly parsed: unknown;
}

/** The models of a file, by id or prefix. What is wrong with it is reported; `undefined` where that is an error. */
export function buildModels({ file, parsed }: ModelsFile, contract: Contract, report: Report): Contract["models"] {
  const root = isObject(parsed) ? parsed : {};
  const problems = [...modelsFile(parsed, { name: "models", pointer: "", root })];
  for (const { pointer, ...problem } of problems) report({ code: "models-invalid", at: { file, pointer }, ...problem });
  if (problems.length > 0) return undefined;
  const models = new Map(Object.entries(root.models as Record<string, ModelFacts>));
  for (const [id, facts] of models)
    for (const { pointer, ...problem } of unknownNames(facts, contract))
      report({ code: "models-unmatched", at: { file, pointer: join("/models", id) + pointer }, ...problem });
  return models;
}

const tokens: Check = function* (value, place) {
  if (!Number.isSafeInteger(value) || Number(value) < 1) yield wrong(value, place, "a number of tokens, at least 1");
};

const modalities = Object.keys({ text: true, image: true, audio: true, video: true, file: true } satisfies Record<
  Modality,
  true
>);

const modality = oneOf("one of the modalities", () => modalities);

const modelFacts = settings({
  operations: listOf("operations", text("an operation such as chat.completions.create")),
  context: tokens,
  output: tokens,
  input: listOf("modalities", modality),
  produces: listOf("modalities", modality),
  tools: flag,
  without: listOf("fields", text("the name of a field")),
} satisfies Fields<ModelFacts>);

function namedModel(id: string): Check {
  return function* (value, place) {
    if (!/^(?:[^*]+\*?|\*)$/.test(id))
      yield {
        pointer: place.pointer,
        message: `"${id}" is no id of a model, and no beginning of ids.`,
        hint: "One `*` can stand, at the end: `small-*`.",
      };
    yield* modelFacts(value, place);
  };
}

const modelsFile = settings({
  models: required("an object with a model under each id", mapOf("an object with a model under each id", namedModel)),
});

/** Names that the contract does not know: a slip, or of another version of the API. */
function* unknownNames({ operations = [], without = [] }: ModelFacts, contract: Contract): Iterable<Problem> {
  const described = [...capabilitiesOf(contract).operations.values()];
  const names = described.map(({ name }) => name);
  const fields = new Set(described.flatMap(({ fields }) => fields));
  yield* unmatched(operations, { key: "operations", what: "operation", known: names });
  yield* unmatched(without, { key: "without", what: "field of a request", known: fields });
}

interface KnownNames {
  readonly key: keyof ModelFacts;
  readonly what: string;
  readonly known: Iterable<string>;
}

function* unmatched(given: readonly string[], { key, what, known }: KnownNames): Iterable<Problem> {
  const all = new Set(known);
  for (const [index, name] of given.entries()) {
    if (all.has(name)) continue;
    const meant = closest(name, all);
    yield {
      pointer: join("", key, index),
      message: `The description has no ${what} "${name}".`,
      hint: meant === undefined ? "Is it spelt as in the client?" : `Did you mean "${meant}"?`,
    };
  }
}
