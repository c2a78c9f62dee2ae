import type { ModelFacts } from "../transport/model-table.js";
import type { CheckModel } from "../transport/provider.js";
import { isObject } from "../transport/server-error.js";
import { makeIssue } from "../validation/make-issue.js";
import { placeText } from "../validation/place.js";
import { received } from "../validation/received.js";
import type { Issue } from "../validation/validator-types.js";
import { factsOf, lacksField } from "./model-facts.js";

type Path = Issue["path"];

/** Tells what the table of models says against a body. It refuses none. Clients of providers with such a table bring it. */
export const checkModel: CheckModel = ({ provider, options, report }, spec, body) => {
  const { models } = provider;
  const isAsked = typeof options.validate === "object" && options.validate.models === true;
  if (!isAsked || !report || !models || !isObject(body)) return;
  const { model } = body;
  const facts = typeof model === "string" ? factsOf(models.table, model) : undefined;
  if (typeof model !== "string" || facts === undefined) return;
  const issues = [
    ...operationIssues(facts, models.operations[spec.key], spec.key, model),
    ...fieldIssues(facts, body, model),
    ...outputIssues(facts, body),
    ...inputIssues(facts, body),
  ];
  if (issues.length > 0) report(spec, "model", issues);
};

function warning(code: string, path: Path, expected: string, value: unknown): Issue {
  const found = received(value);
  const message = `${placeText(path)} must be ${expected}, not ${found}.`;
  return makeIssue({ severity: "warning", code, path, expected, received: found, message });
}

function operationIssues(
  { operations }: ModelFacts,
  name: string | undefined,
  key: string,
  model: string,
): readonly Issue[] {
  if (operations === undefined || (name !== undefined && operations.includes(name))) return [];
  return [warning("model-operation", ["model"], `a model for ${key}`, model)];
}

function fieldIssues(facts: ModelFacts, body: Readonly<Record<string, unknown>>, model: string): readonly Issue[] {
  return Object.keys(body)
    .filter((field) => body[field] !== undefined && lacksField(facts, field))
    .map((field) => warning("model-field", [field], `absent for ${model}`, body[field]));
}

const limits = ["max_tokens", "max_completion_tokens", "max_output_tokens"];

function outputIssues({ output }: ModelFacts, body: Readonly<Record<string, unknown>>): readonly Issue[] {
  if (output === undefined) return [];
  return limits
    .filter((field) => typeof body[field] === "number" && body[field] > output)
    .map((field) => warning("model-output", [field], `number <= ${output}`, body[field]));
}

/** What the types of parts of a content are. */
const modalities = new Map([
  ["image_url", "image"],
  ["input_image", "image"],
  ["image", "image"],
  ["input_audio", "audio"],
  ["video_url", "video"],
  ["file", "file"],
  ["input_file", "file"],
] as const satisfies readonly (readonly [string, NonNullable<ModelFacts["input"]>[number]])[]);

function inputIssues({ input }: ModelFacts, body: Readonly<Record<string, unknown>>): readonly Issue[] {
  if (input === undefined) return [];
  const issues: Issue[] = [];
  const seen = new Set<unknown>();
  const visit = (value: unknown, path: Path): void => {
    if (typeof value !== "object" || value === null || seen.has(value)) return;
    seen.add(value);
    const { type } = value as { readonly type?: never };
    const modality = modalities.get(type as never);
    if (modality !== undefined && !input.includes(modality))
      issues.push(warning("model-input", [...path, "type"], `a part of ${input.join(", ") || "nothing"}`, type));
    else if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...path, index]);
    else for (const [key, item] of Object.entries(value)) visit(item, [...path, key]);
  };
  for (const field of ["messages", "input"]) visit(body[field], [field]);
  return issues;
}
