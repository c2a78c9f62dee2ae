import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Diagnostic } from "../../scripts/base/diagnostics.js";
import type { ConcordConfig, ProviderConfig } from "../../scripts/config/config.js";
import { generate } from "../../scripts/project/generate.js";

export interface GeneratedProgram {
  /** Generated files, with the program among them. */
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

type Settings = Omit<ProviderConfig, "spec"> & Pick<ConcordConfig, "pages">;

/** Generates the client `api` of a description and puts a program beside it, which imports from `./providers/api/index.js`. */
export async function generateProgram(
  description: object,
  program: string,
  { pages, ...provider }: Settings = {},
): Promise<GeneratedProgram> {
  const folder = await mkdtemp(join(tmpdir(), "concord-program-"));
  try {
    const spec = join(folder, "api.json");
    await writeFile(spec, JSON.stringify(description));
    const config: ConcordConfig = {
      providers: { api: { spec, ...provider } },
      reference: "api",
      portable: false,
      ...(pages && { pages }),
    };
    const { files, diagnostics } = await generate({ config, runtime: "inline" });
    return { files: new Map([...files, ["program.ts", program]]), diagnostics };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `code pointer` of what is told beside what lint finds. */
export function told(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.filter(({ code }) => !code.startsWith("lint-")).map(({ code, at }) => `${code} ${at.pointer}`);
}
