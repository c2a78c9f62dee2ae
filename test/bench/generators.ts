// The generators of others, and ours, as commands that write a client of one description.
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { bundleToolkit } from "../../tools/bundle-toolkit.js";
import { installedBeside } from "../helpers/compilers.js";

/** What is installed beside us, in versions that stay the same. */
const peers: Readonly<Record<string, string>> = {
  "@hey-api/openapi-ts": "0.99.0",
  "@kubb/cli": "4.39.3",
  "@kubb/core": "4.39.3",
  "@kubb/plugin-client": "4.39.3",
  "@kubb/plugin-oas": "4.39.3",
  "@kubb/plugin-ts": "4.39.3",
  "@kubb/plugin-zod": "4.39.3",
  "@octokit/openapi": "23.0.2",
  "@redocly/cli": "2.77.0",
  "openapi-typescript": "7.13.0",
  orval: "8.38.0",
  typescript: "5.9.3",
  zod: "4.6.7",
};

/** Installed besides, where the platform has it. */
export const newerNode: Readonly<Record<string, string>> = {
  [`node-${process.platform}-${process.arch}`]: "24.21.0",
};

/** Where the peers are, with the types that their output needs; `undefined` where they cannot be installed. */
export async function installGenerators(): Promise<string | undefined> {
  const place = await installedBeside("generators", peers);
  if (place === undefined) return undefined;
  await rm(join(place, "node_modules/@types"), { recursive: true, force: true });
  await symlink(resolve("node_modules/@types"), join(place, "node_modules/@types"));
  return place;
}

const heyApi = `import { createClient } from "@hey-api/openapi-ts";
const [input, output] = process.argv.slice(2);
const plugins = ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk", "zod"];
await createClient({ input, output, plugins, logs: { level: "silent" } });
`;

const orval = `import { generate } from "orval";
const [target, out] = process.argv.slice(2);
const input = { target };
await generate({ input, output: { mode: "tags-split", target: out + "/api.ts", schemas: out + "/model", client: "fetch" } });
await generate({ input, output: { mode: "single", target: out + "/zod.ts", client: "zod" } });
`;

const kubb = `import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";
import { pluginZod } from "@kubb/plugin-zod";
import { build } from "@kubb/core";
const [path, out] = process.argv.slice(2);
const plugins = [pluginOas({ validate: false }), pluginTs(), pluginClient(), pluginZod()];
await build({ config: { root: ".", input: { path }, output: { path: out, clean: true }, plugins } });
`;

export interface Generator {
  readonly script: string;
  /** The arguments that make it write a client of a description into a folder. */
  argumentsFor(description: string, folder: string): readonly string[];
  /** Measured where it wrote the same before. */
  readonly unchanged?: boolean;
  /** So slow that it is measured in the first round alone. */
  readonly once?: boolean;
}

/** The command as it is published, with the dependencies beside it, in a folder of that name. */
export async function buildCommand(name: string): Promise<string> {
  const built = resolve(import.meta.dirname, "../../node_modules/.cache", name);
  await bundleToolkit(built);
  return join(built, "cli/main.js");
}

/** The name of the one that the others are compared with. */
export const heyApiName = "hey-api with zod";

/** Ours as it is published, and the others with their way of checking values, each by its name. */
export async function generatorsIn(place: string): Promise<Readonly<Record<string, Generator>>> {
  const concord = await buildCommand("bench-generate");
  const written = async (name: string, text: string): Promise<string> => {
    await mkdir(place, { recursive: true });
    await writeFile(join(place, name), text);
    return join(place, name);
  };
  const inOrder = (description: string, folder: string) => [description, folder];
  const ours = (description: string, folder: string) => [
    "generate",
    description,
    "--out",
    folder,
    "--runtime",
    "inline",
  ];
  return {
    concord: { script: concord, argumentsFor: (...given) => [...ours(...given), "--no-cache"] },
    "concord, nothing changed": { script: concord, argumentsFor: ours, unchanged: true },
    [heyApiName]: { script: await written("hey-api.mjs", heyApi), argumentsFor: inOrder },
    "openapi-typescript, types alone": {
      script: join(place, "node_modules/openapi-typescript/bin/cli.js"),
      argumentsFor: (description, folder) => [description, "--output", join(folder, "index.ts")],
    },
    "redocly generate-client with zod": {
      script: join(place, "node_modules/@redocly/cli/bin/cli.js"),
      argumentsFor: (description, folder) => [
        ...["generate-client", description, "--output", join(folder, "index.ts")],
        ...["--generator", "typescript", "--generator", "zod"],
      ],
    },
    "orval with zod": { script: await written("orval.mjs", orval), argumentsFor: inOrder, once: true },
    "kubb with zod": { script: await written("kubb.mjs", kubb), argumentsFor: inOrder, once: true },
  };
}
