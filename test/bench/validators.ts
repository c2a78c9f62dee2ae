import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Diagnostics } from "../../scripts/base/diagnostics.js";
import { isObject } from "../../scripts/base/json.js";
import { buildContract } from "../../scripts/contract/build/build.js";
import { loadDocument } from "../../scripts/load/load.js";
import { SourceFiles } from "../../scripts/load/read/source-files.js";
import type { Validator } from "../../src/validation/validator-types.js";
import { buildContenders, type Contender, type Sources } from "./validators/contenders.js";
import { isCompletionRequest } from "./validators/hand-written.js";
import { measure } from "./validators/measure.js";
import * as payloads from "./validators/payloads.js";

/**
 * Validators of OpenAI's requests, ours and others', in one process. Figures of speed are relative to ajv's standalone
 * code; run with a path to measure another description.
 */
const requests = [
  "CreateCompletionRequest",
  "CreateChatCompletionRequest",
  "CreateResponse",
  "CreateEmbeddingRequest",
  "CreateImageRequest",
] as const;

const bodies: readonly (readonly [label: string, request: string, body: unknown])[] = [
  ["small completion", "CreateCompletionRequest", payloads.smallCompletion],
  ["small completion, invalid", "CreateCompletionRequest", payloads.smallCompletionInvalid],
  ["chat, 1 message", "CreateChatCompletionRequest", payloads.chatOne],
  ["chat, 21 messages", "CreateChatCompletionRequest", payloads.chatTwenty],
  ["chat, 22 messages, invalid", "CreateChatCompletionRequest", payloads.chatTwentyInvalid],
  ["response with tools", "CreateResponse", payloads.responseTools],
  ["response with tools, invalid", "CreateResponse", payloads.responseToolsInvalid],
];

const official = "../shared/specs/openai/openai-HEAD.yaml";

async function main(): Promise<void> {
  const file =
    process.argv.slice(2).find((argument) => /\.(?:ya?ml|json)$/.test(argument)) ??
    (existsSync(official) ? official : "openapi/openai.yaml");
  const folder = await mkdtemp(join(tmpdir(), "concord-bench-"));
  try {
    const contenders = await buildContenders(folder, await readSources(file));
    console.log(`${file}; Node ${process.version}, ${cpus()[0]?.model ?? "unknown processor"}\n`);
    printSpeed(contenders);
    await printIssues(contenders);
    printSizes(contenders);
    printStart(contenders);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readSources(file: string): Promise<Sources> {
  const diagnostics = new Diagnostics();
  const loaded = await loadDocument(file, { sources: new SourceFiles(process.cwd(), diagnostics.report), diagnostics });
  if (loaded === undefined) throw new Error(`${file} cannot be read.`);
  const { schemas } = buildContract(loaded, { provider: "openai", report: diagnostics.report });
  const { components } = loaded.document;
  const all = isObject(components) && isObject(components["schemas"]) ? components["schemas"] : {};
  return { schemas, documents: Object.fromEntries(requests.map((name) => [name, standalone(name, all)])) };
}

/** One schema as a document of its own, with what it refers to in `$defs`. */
function standalone(name: string, all: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const $defs: Record<string, unknown> = {};
  const pending = [name];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (Object.hasOwn($defs, next)) continue;
    $defs[next] = assertionsOf(all[next]);
    for (const [, target = ""] of JSON.stringify($defs[next]).matchAll(/"#\/\$defs\/([^"/]+)"/g)) pending.push(target);
  }
  return { $ref: `#/$defs/${name}`, $defs };
}

/** The schema without what only people and other tools read. */
function assertionsOf(schema: unknown, areNames = false): unknown {
  if (Array.isArray(schema)) return schema.map((item) => assertionsOf(item));
  if (!isObject(schema)) return schema;
  const entries = Object.entries(schema).filter(([key]) => areNames || !notes.test(key));
  return Object.fromEntries(
    entries.map(([key, value]) => {
      if (key === "$ref" && typeof value === "string") return [key, value.replace("#/components/schemas/", "#/$defs/")];
      return [key, assertionsOf(value, key === "properties" && !areNames)];
    }),
  );
}

const notes = /^(?:title|description|default|examples?|discriminator|deprecated|x-.*)$/;

function printSpeed(contenders: readonly Contender[]): void {
  const rows = bodies.map(([label, request, body]) => {
    const value: unknown = JSON.parse(JSON.stringify(body));
    const verdicts = contenders.map((contender) => contender.task(request, value)());
    const tasks = Object.fromEntries(contenders.map((contender) => [contender.name, contender.task(request, value)]));
    if (request === "CreateCompletionRequest") tasks["by hand"] = () => isCompletionRequest(value);
    const times = measure(tasks);
    const base = times["ajv standalone"] ?? Number.NaN;
    const ratios = Object.entries(times).map(([name, time]) => [name, (base / time).toPrecision(3)]);
    return {
      body: label,
      "ours, ns": Math.round(times["ours"] ?? Number.NaN),
      ...Object.fromEntries(ratios),
      verdicts: verdicts.map(Number).join(""),
    };
  });
  console.log("Checks per second, ajv standalone = 1 (verdicts in the order of the columns)");
  console.table(rows);
}

/** What a list of issues costs, relative to one issue and to a verdict. */
async function printIssues(contenders: readonly Contender[]): Promise<void> {
  const ours = contenders.find(({ name }) => name === "ours");
  const module: Readonly<Record<string, Validator<unknown>>> = await import(pathToFileURL(ours?.file ?? "").href);
  const validator = module["CreateChatCompletionRequest"];
  if (validator === undefined) return;
  const { chatTwenty } = payloads;
  const wrong = (count: number) => ({
    ...chatTwenty,
    messages: chatTwenty.messages.map((message, index) =>
      index % 4 === 3 && index < 4 * count ? { ...message, role: "tool", tool_call_id: 1 } : message,
    ),
  });
  const tasks = Object.fromEntries(
    [0, 1, 5].map((count) => {
      const value: unknown = JSON.parse(JSON.stringify(wrong(count)));
      return [`${count} issues`, () => validator.validate(value)];
    }),
  );
  const times = measure(tasks);
  const one = times["1 issues"] ?? Number.NaN;
  console.log("Cost of validate on a chat of 21 messages, one issue = 1");
  console.table(Object.fromEntries(Object.entries(times).map(([name, time]) => [name, (time / one).toPrecision(3)])));
}

function printSizes(contenders: readonly Contender[]): void {
  console.log(`Bundle of ${requests.join(", ")}`);
  console.table(Object.fromEntries(contenders.map(({ name, minified, gzip }) => [name, { minified, gzip }])));
}

/** Import to first verdict in a fresh process, without the process's own start. */
function printStart(contenders: readonly Contender[]): void {
  const times = contenders.map(({ name, file, verdict }) => {
    const code = `
      const name = "CreateChatCompletionRequest", value = ${JSON.stringify(payloads.chatOne)};
      const start = performance.now();
      const m = await import(${JSON.stringify(pathToFileURL(file).href)});
      const verdict = ${verdict};
      process.stdout.write(String(performance.now() - start) + (verdict ? "" : "!"));`;
    const runs = Array.from({ length: 9 }, () =>
      Number.parseFloat(execFileSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" })),
    );
    return [name, Math.min(...runs)] as const;
  });
  const base = new Map(times).get("ajv standalone") ?? Number.NaN;
  console.log("Import to first verdict, ajv standalone = 1");
  console.table(
    Object.fromEntries(
      times.map(([name, time]) => [name, { ms: time.toFixed(1), relative: (time / base).toPrecision(3) }]),
    ),
  );
}

await main();
