import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Modality, ModelFacts, ModelTable } from "openapi-concord";

/** What `api.json` of models.dev says of a model, as far as it is of use here. */
interface ListedModel {
  readonly tool_call?: boolean;
  readonly temperature?: boolean;
  readonly attachment?: boolean;
  readonly modalities?: { readonly input?: readonly string[]; readonly output?: readonly string[] };
  readonly limit?: { readonly context?: number; readonly output?: number };
}

type List = Readonly<Record<string, { readonly models: Readonly<Record<string, ListedModel>> } | undefined>>;

/** Their names of modalities, and ours. */
const modalities: Readonly<Record<string, Modality>> = {
  text: "text",
  image: "image",
  audio: "audio",
  video: "video",
  pdf: "file",
};

/** The models of one provider of the list. Throws where it has no such provider. */
function modelsOf(list: List, provider: string): ModelTable {
  const models = list[provider]?.models;
  if (models === undefined) throw new Error(`There is no ${provider}, but ${Object.keys(list).join(", ")}.`);
  return Object.fromEntries(Object.entries(models).map(([id, model]) => [id, factsOf(model)]));
}

function factsOf({ tool_call: tools, temperature, attachment, modalities: listed, limit }: ListedModel): ModelFacts {
  const input = ours(listed?.input) ?? (attachment === false ? ["text"] : undefined);
  const produces = ours(listed?.output);
  return {
    // 0 stands for what is not known.
    ...(limit?.context && { context: limit.context }),
    ...(limit?.output && { output: limit.output }),
    ...(input && { input }),
    ...(produces && { produces }),
    ...(tools !== undefined && { tools }),
    ...(temperature === false && { without: ["temperature"] }),
  };
}

function ours(listed: readonly string[] | undefined): readonly Modality[] | undefined {
  return listed && [...new Set(listed.flatMap((name) => modalities[name] ?? []))];
}

const [from = "api.json", provider = "harbour", to = "models.json"] = process.argv.slice(2);
const list: List = JSON.parse(await readFile(resolve(import.meta.dirname, from), "utf8"));
const models = modelsOf(list, provider);
await writeFile(resolve(import.meta.dirname, to), `${JSON.stringify({ models }, null, 2)}\n`);
console.log(`${Object.keys(models).length} models of ${provider}`);
