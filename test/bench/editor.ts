// What an editor waits for: tsserver opens a file that calls the client, and is asked in turn for quick-info and completions.
import { spawn } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { ownCompiler } from "../helpers/compilers.js";
import { median } from "./cost.js";

const rounds = 15;

const call =
  'export const answer = await client.chat.completions.create({ model: "m", messages: [{ role: "user", content: "x" }] });\n';
const ours = `import { createClient } from "./runtime/index.js";
import { openaiHEAD } from "./index.js";
const client = createClient(openaiHEAD, { apiKey: "k" });
${call}`;
const theirs = `import OpenAI from "openai";
const client = new OpenAI({ apiKey: "k" });
${call}`;

/** Milliseconds: of the first answer, which loads everything, and of later ones. */
interface Latency {
  readonly first: number;
  readonly hover: number;
  readonly completion: number;
}

/** Asks a tsserver about a file with our client beside one with openai-node's. */
export async function compareEditors(folder: string): Promise<void> {
  const settings = { strict: true, skipLibCheck: true, target: "es2023", module: "nodenext", types: ["node"] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: settings, files: [] }));
  const rows: Record<string, Latency> = {};
  for (const [name, text] of Object.entries({ "openai-node": theirs, ours })) {
    const file = join(folder, `${name}.ts`);
    await writeFile(file, text);
    rows[name] = await ask(file, text);
  }
  console.log("\nMilliseconds until tsserver answers, medians");
  console.table(rows);
}

async function ask(file: string, text: string): Promise<Latency> {
  const server = spawn(process.execPath, [
    join(dirname(ownCompiler), "tsserver.js"),
    "--disableAutomaticTypingAcquisition",
  ]);
  const waiting = new Map<number, () => void>();
  createInterface({ input: server.stdout }).on("line", (line) => {
    if (!line.startsWith("{")) return;
    const { request_seq: request } = JSON.parse(line) as { readonly request_seq?: number };
    if (request !== undefined) waiting.get(request)?.();
  });
  let seq = 0;
  const send = (command: string, more: object) => {
    seq += 1;
    server.stdin.write(`${JSON.stringify({ seq, type: "request", command, arguments: { file, ...more } })}\n`);
    return seq;
  };
  const time = async (command: string, words: string): Promise<number> => {
    const before = text.slice(0, text.indexOf(words) + words.length);
    const [line, offset] = [before.split("\n").length, before.length - before.lastIndexOf("\n")];
    const start = performance.now();
    await new Promise<void>((answered) => waiting.set(send(command, { line, offset }), answered));
    return performance.now() - start;
  };
  try {
    send("open", {});
    const first = await time("quickinfo", "completions.crea");
    const [hovers, completions]: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      hovers.push(await time("quickinfo", "completions.crea"));
      completions.push(await time("completionInfo", "create({ "));
    }
    return { first: Math.round(first), hover: round1(median(hovers)), completion: round1(median(completions)) };
  } finally {
    server.kill();
  }
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}
