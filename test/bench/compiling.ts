// CPU of `tsc` on the client of the official description beside that on hey-api's with zod, in turn.
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { generate } from "../../scripts/index.js";
import { ownCompiler } from "../helpers/compilers.js";
import { type Cost, median, run } from "./cost.js";
import { generatorsIn, heyApiName, installGenerators } from "./generators.js";

const rounds = 3;
const options =
  "--noEmit --strict --skipLibCheck --target es2023 --module esnext --moduleResolution bundler --types node";
export async function compareCompiling(folder: string, official: string): Promise<void> {
  const place = await installGenerators();
  if (place === undefined) return;
  const generator = (await generatorsIn(place))[heyApiName];
  const out = join(place, "out");
  run(generator?.script ?? "", generator?.argumentsFor(resolve(official), out) ?? [], place);
  const theirs = { folder: out, files: ["index.ts", "zod.gen.ts"] };
  const contenders = {
    [heyApiName]: theirs,
    "inline runtime": await write(join(folder, "ts"), official, "ts"),
    "inline runtime, JavaScript": await write(join(folder, "js"), official, "js"),
  };
  const costs = new Map<string, Cost[]>();
  for (let round = 0; round < rounds; round += 1)
    for (const [name, { folder: cwd, files: roots }] of Object.entries(contenders)) {
      const cost = run(ownCompiler, [...options.split(" "), ...roots], cwd);
      costs.set(name, [...(costs.get(name) ?? []), cost]);
    }
  const base = costs.get(heyApiName) ?? [];
  console.log("\nCPU of tsc on the whole output, relative to hey-api's with zod");
  console.table(
    Object.fromEntries(
      [...costs].map(([name, all]) => [
        name,
        {
          "× CPU": median(all.map(({ cpu }, index) => cpu / (base[index]?.cpu ?? Number.NaN))).toFixed(2),
          MiB: Math.round(median(all.map(({ memory }) => memory))),
          errors: all[0]?.output.match(/error TS/g)?.length ?? 0,
        },
      ]),
    ),
  );
}

/** Writes our client, and says what is compiled of it. */
async function write(folder: string, official: string, validators: "ts" | "js") {
  const { files } = await generate({ specs: [official], runtime: "inline", validators });
  for (const [name, text] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  const runtime = validators === "js" ? "runtime/index.d.ts" : "runtime/index.ts";
  return { folder, files: ["index.ts", "paths.ts", "responses.ts", "capabilities.ts", runtime] };
}
