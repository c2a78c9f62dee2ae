// Cost of type checking code that calls the client of the whole official description.
//   npx tsx test/bench/types.ts
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { generate } from "../../scripts/index.js";
import { compareCompiling } from "./compiling.js";
import { compareEditors } from "./editor.js";

const official = "../shared/specs/openai/openai-HEAD.yaml";
const runs = 3;

const start = `import { createClient } from "./runtime/index.js";
import { openaiHEAD } from "./index.js";
export const client = createClient(openaiHEAD, { apiKey: "k" });
`;

/** Ten kinds of call, each in five forms. */
const calls = Array.from({ length: 5 }, (_, index) => [
  `await client.chat.completions.create({ model: "m${index}", messages: [{ role: "user", content: "hi" }] })`,
  `await client.chat.completions.create({ model: "m${index}", messages: [{ role: "system", content: "hi" }], stream: true })`,
  `await client.responses.create({ model: "m${index}", input: "hi", temperature: ${index} })`,
  `await client.embeddings.create({ model: "m${index}", input: ["a", "b"] })`,
  `await client.moderations.create({ model: "m${index}", input: "a" })`,
  `await client.files.list({ limit: ${index} })`,
  `await client.models.retrieve("m${index}", {}, { timeout: 1000 })`,
  `await client.completions.create({ model: "m${index}", prompt: "p" }).withResponse()`,
  `await client.audio.speech.create({ model: "m${index}", input: "hi", voice: "alloy" })`,
  `await client.fineTuning.jobs.cancel("j${index}")`,
]).flat();

interface Cost {
  readonly instantiations: number;
  readonly types: number;
  readonly seconds: number;
}

const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript")), "tsc.js");
const options = "--strict --skipLibCheck --target es2023 --module nodenext --types node";

async function compile(file: string, more: readonly string[]): Promise<string> {
  const given = [compiler, ...options.split(" "), ...more, file];
  return (await promisify(execFile)(process.execPath, given)).stdout;
}

async function check(file: string): Promise<Cost> {
  const output = await compile(file, ["--noEmit", "--extendedDiagnostics"]);
  const figure = (name: string) => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, "m").exec(output)?.[1]);
  return { instantiations: figure("Instantiations"), types: figure("Types"), seconds: figure("Total time") };
}

/** The fastest of several runs of each file, in turn, so that what else the machine does hits both. */
async function compare(folder: string): Promise<readonly [empty: Cost, calling: Cost]> {
  const empty: Cost[] = [];
  const calling: Cost[] = [];
  for (let run = 0; run < runs; run += 1) {
    empty.push(await check(join(folder, "empty.ts")));
    calling.push(await check(join(folder, "calling.ts")));
  }
  const fastest = (all: readonly Cost[]) => all.reduce((best, cost) => (cost.seconds < best.seconds ? cost : best));
  return [fastest(empty), fastest(calling)];
}

/** A package with the client's sources, and one with its declarations, which is what an installed package has. */
async function writePackages(folder: string): Promise<Readonly<Record<string, string>>> {
  const { files } = await generate({ specs: [official], runtime: "inline" });
  const code = calls.map((call, index) => `export const v${index} = ${call};\n`).join("");
  const packages = { sources: join(folder, "sources"), declarations: join(folder, "declarations") };
  await symlink(resolve("node_modules"), join(folder, "node_modules"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  for (const [name, text] of files) await write(join(packages.sources, name), text);
  await write(
    join(packages.sources, "entry.ts"),
    'export * as client from "./index.js";\nexport * as runtime from "./runtime/index.js";\n',
  );
  await compile(join(packages.sources, "entry.ts"), ["-d", "--emitDeclarationOnly", "--outDir", packages.declarations]);
  for (const target of Object.values(packages)) {
    await write(join(target, "empty.ts"), start);
    await write(join(target, "calling.ts"), start + code);
  }
  return packages;
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

async function main(): Promise<void> {
  if (!existsSync(official)) return console.log("Skipped: the official description is not there.");
  const folder = await mkdtemp(join(tmpdir(), "concord-types-"));
  try {
    for (const [name, target] of Object.entries(await writePackages(folder))) {
      const [empty, calling] = await compare(target);
      const more = calling.instantiations - empty.instantiations;
      console.log(
        `\n${calls.length} calls cost ${more} instantiations and time × ${(calling.seconds / empty.seconds).toFixed(2)} (${name})`,
      );
      console.table({ "empty file": empty, calls: calling });
    }
    await compareEditors(join(folder, "sources"));
    await compareCompiling(folder, official);
  } finally {
    await rm(folder, { recursive: true });
  }
}

await main();
