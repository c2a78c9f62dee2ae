import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, parse } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GenerateOptions, generate } from "../../scripts/project/generate.js";
import { type Compilers, errorsOf, installCompilers } from "../helpers/compilers.js";
import { root } from "../helpers/run-concord.js";

const run = promisify(execFile);

const use = `import { createClient } from "./runtime/index.js";
import { api } from "./index.js";
import { capabilities } from "./capabilities.js";
import type { paths } from "./paths.js";
import { responses } from "./responses.js";
const client = createClient(api, { apiKey: "k", responses });
export const send = (): Promise<unknown> => client.chat.completions.create({ model: "m", messages: [] });
export const fields: readonly string[] = capabilities.operations["chat.completions.create"].fields;
export type Paths = keyof paths;
`;

let folder: string;
let compilers: Compilers;

beforeAll(async () => {
  compilers = await installCompilers();
  folder = await mkdtemp(join(tmpdir(), "concord-compilers-"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  await write("js", relay);
}, 300_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const relay = "openapi/relay.json";
const harbour = "examples/two-providers/openapi/harbour.yaml";

/** Writes a client, and a program that calls it. What users need not check, is checked here. */
async function write(
  name: string,
  spec: string,
  options: Pick<GenerateOptions, "importExtension" | "validators"> = {},
): Promise<string> {
  const { files } = await generate({ cwd: root, specs: [spec], runtime: "inline", ...options });
  const { importExtension = "js" } = options;
  const end = { js: ".js", ts: ".ts", none: "" }[importExtension];
  const program = use.replace(/\bapi\b/g, parse(spec).name).replaceAll('.js"', `${end}"`);
  const texts = new Map([...files, ["use.ts", options.validators ? program.replace("index.ts", "index.js") : program]]);
  for (const [path, text] of texts) {
    await mkdir(dirname(join(folder, name, path)), { recursive: true });
    await writeFile(join(folder, name, path), text.replace("// @ts-nocheck\n", ""));
  }
  return join(folder, name);
}

const files = "use.ts paths.ts";
/** Declarations are of others, and what checks openapi-fetch's takes longer than all of ours; no types of Node unless asked for. */
const common =
  "--strict --skipLibCheck --typeRoots none --noUncheckedIndexedAccess --exactOptionalPropertyTypes --noUnusedLocals";
const nodenext = "--module nodenext --verbatimModuleSyntax --isolatedModules";
const browser = "dom,dom.iterable,dom.asynciterable";
const strictest =
  "--declaration --isolatedDeclarations --noPropertyAccessFromIndexSignature --noImplicitOverride --noImplicitReturns --noUnusedParameters --noFallthroughCasesInSwitch";
const erasable = "--erasableSyntaxOnly";

describe("where generated code is used", () => {
  const settings = `${common} ${nodenext} ${strictest}`;
  const noDom = `--lib es2022 --typeRoots ${join(root, "node_modules/@types")} --types node --target es2022`;
  const trials: Readonly<Record<string, readonly [version: keyof NonNullable<Compilers["others"]>, options: string]>> =
    {
      "7, ES2020 and DOM": ["ts7", `${settings} ${erasable} --target es2020 --lib es2020,${browser}`],
      "7, ES2022 without DOM": ["ts7", `${settings} ${erasable} ${noDom}`.replace(" --typeRoots none", "")],
      "5.5, ES2022 and DOM": ["ts55", `${settings} --target es2022 --lib es2022,${browser}`],
      "6, ES2022 and DOM": ["ts6", `${settings} ${erasable} --target es2022 --lib es2022,${browser}`],
    };
  /** The slowest, and between others: the gate asks for it. */
  const left = process.env.CONCORD_COMPILERS === "all" ? undefined : "6, ES2022 and DOM";
  if (left !== undefined)
    it(`a client compiles under the strictest options in TypeScript ${left} (skipped without CONCORD_COMPILERS=all)`, ({
      skip,
    }) => skip());

  it.for(Object.entries(trials).filter(([name]) => name !== left))(
    "a client compiles under the strictest options in TypeScript %s",
    { timeout: 300_000 },
    async ([, [version, options]], { skip }) => {
      const { others } = compilers;
      if (others === undefined) return skip("The other compilers cannot be installed.");
      expect(await errorsOf(others[version], join(folder, "js"), `${options} ${files}`)).toEqual([]);
    },
  );

  it("imports end as asked for, and compile so", async () => {
    const lib = `--target es2022 --lib es2022,${browser}`;
    const stripped = await write("ts", harbour, { importExtension: "ts" });
    const ts = `${common} ${nodenext} ${erasable} --allowImportingTsExtensions ${lib} ${files}`;
    expect(await errorsOf(compilers.quick, stripped, ts)).toEqual([]);
    const bare = await write("none", harbour, { importExtension: "none" });
    const none = `${common} --module esnext --moduleResolution bundler ${lib} ${files}`;
    expect(await errorsOf(compilers.quick, bare, none)).toEqual([]);
    if (!("typescript" in process.features)) return console.warn("Skipped: this Node strips no types.");
    const call = 'import("./use.ts").then(({ fields }) => console.log(fields.length > 0))';
    expect((await run(process.execPath, ["-e", call], { cwd: stripped })).stdout).toBe("true\n");
  }, 300_000);

  it("validators in JavaScript have declarations, and nothing but the program has to be compiled", async () => {
    const client = await write("validators", relay, { validators: "js" });
    const declared = common.replace("skipLibCheck", "skipDefaultLibCheck");
    const options = `${declared} ${nodenext} --target es2022 --lib es2022,${browser} ${files}`;
    expect(await errorsOf(compilers.quick, client, options)).toEqual([]);
    const call =
      'import("./validators.js").then(({ ChatCompletionRequest: each }) => console.log(each.is({ model: "m", messages: [] }), each.is({})))';
    expect((await run(process.execPath, ["-e", call], { cwd: client })).stdout).toBe("true false\n");
  }, 300_000);
});
