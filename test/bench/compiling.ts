// CPU of `tsc` on the client of the official description beside that on hey-api's with zod, in turn.
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { generate } from "../../scripts/index.js";
import { installedBeside, ownCompiler } from "../helpers/compilers.js";
import { type Cost, median, run } from "./cost.js";

const rounds = 3;
const options =
  "--noEmit --strict --skipLibCheck --target es2023 --module esnext --moduleResolution bundler --types node";
const peers = { "@hey-api/openapi-ts": "0.99.0", typescript: "5.9.3", zod: "4.6.7" };

/** What hey-api is asked for: an SDK for fetch, with zod. */
const script = (input: string) => `import { createClient } from "@hey-api/openapi-ts";
const plugins = ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk", "zod"];
await createClient({ input: ${JSON.stringify(input)}, output: "out", plugins, logs: { level: "silent" } });
`;

export async function compareCompiling(folder: string, official: string): Promise<void> {
  const place = await installedBeside("peers", peers);
  if (place === undefined) return;
  await writeFile(join(place, "run.mjs"), script(resolve(official)));
  await rm(join(place, "node_modules/@types"), { recursive: true, force: true });
  await symlink(resolve("node_modules/@types"), join(place, "node_modules/@types"));
  run("run.mjs", [], place);
  const theirs = { folder: place, files: ["out/index.ts", "out/zod.gen.ts"] };
  const contenders = {
    "hey-api with zod": theirs,
    "inline runtime": await write(join(folder, "ts"), official, "ts"),
    "inline runtime, JavaScript": await write(join(folder, "js"), official, "js"),
  };
  const costs = new Map<string, Cost[]>();
  for (let round = 0; round < rounds; round += 1)
    for (const [name, { folder: cwd, files: roots }] of Object.entries(contenders)) {
      const cost = run(ownCompiler, [...options.split(" "), ...roots], cwd);
      costs.set(name, [...(costs.get(name) ?? []), cost]);
    }
  const base = costs.get("hey-api with zod") ?? [];
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
