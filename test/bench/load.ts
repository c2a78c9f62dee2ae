// CPU of loading and normalising OpenAI's official description, beside parsing it and bundling it with Redocly.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { bundle, createConfig, Source } from "@redocly/openapi-core";
import { load } from "js-yaml";
import { Diagnostics } from "../../scripts/base/diagnostics.js";
import { loadDocument } from "../../scripts/load/load.js";
import { SourceFiles } from "../../scripts/load/read/source-files.js";
import { corpusFolder } from "../helpers/corpus.js";

const rounds = 7;

async function normalise(path: string): Promise<void> {
  const diagnostics = new Diagnostics();
  const sources = new SourceFiles(process.cwd(), diagnostics.report);
  const loaded = await loadDocument(path, { sources, diagnostics });
  if (loaded === undefined) throw new Error("The description was refused.");
}

async function parseAndBundle(path: string): Promise<void> {
  const text = await readFile(path, "utf8");
  const parsed: unknown = load(text);
  const { problems } = await bundle({
    config: await createConfig({}),
    doc: { source: new Source(path, text), parsed },
  });
  if (problems.length > 0) throw new Error("Redocly refused the description.");
}

async function cpuOf(task: () => Promise<void>): Promise<number> {
  globalThis.gc?.();
  const start = process.cpuUsage();
  await task();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

const folder = corpusFolder("specs");
if (folder !== undefined) {
  const path = resolve(folder, "openai/openai-HEAD.yaml");
  const ours: number[] = [];
  const theirs: number[] = [];
  // The first round warms up; the others alternate, so that a busy machine slows both.
  for (let round = 0; round <= rounds; round++) {
    const one = await cpuOf(() => normalise(path));
    const other = await cpuOf(() => parseAndBundle(path));
    if (round > 0) {
      ours.push(one);
      theirs.push(other);
    }
  }
  const ratio = median(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)));
  console.log(`load and normalise       ${median(ours).toFixed(0)} ms CPU`);
  console.log(`parse and Redocly bundle ${median(theirs).toFixed(0)} ms CPU`);
  console.log(`ratio                    ${ratio.toFixed(2)} (target: below 1.50)`);
}
