import type { Report } from "../base/diagnostics.js";
import type { ModelsFile } from "../contract/build/build-models.js";
import { download } from "../load/read/download.js";
import { parseSource } from "../load/read/parse.js";
import type { SourceFile, SourceFiles } from "../load/read/source-files.js";
import { isModelsAddress } from "./models-address.js";

interface ModelsOptions {
  readonly sources: SourceFiles;
  readonly report: Report;
  /** Origins that may be asked. */
  readonly allowedOrigins: readonly string[];
}

/** Reads a provider's models; what is wrong is reported, and `undefined` where there is nothing to be had. */
export async function readModels(models: string, options: ModelsOptions): Promise<ModelsFile | undefined> {
  const source = await (isModelsAddress(models) ? fetchModels(models, options) : options.sources.read(models));
  const parsed = source && parseSource(source, options.report, options.sources.limits);
  return source === undefined || parsed === undefined ? undefined : { file: source.file, parsed };
}

async function fetchModels(
  url: string,
  { sources, report, allowedOrigins }: ModelsOptions,
): Promise<SourceFile | undefined> {
  const at = { file: url, pointer: "" };
  const origin = URL.canParse(url) ? new URL(url).origin : "null";
  if (!allowedOrigins.includes(origin)) {
    report({
      code: "models-forbidden",
      at,
      message: "The models are not fetched: network addresses are closed.",
      hint: `Save them beside the config, or open the origin with --allow-remote-refs ${origin}.`,
    });
    return undefined;
  }
  const maxBytes = sources.limits.size * 1024 * 1024;
  const result = await download({ url, redirects: allowedOrigins, maxBytes });
  if (result.kind === "content") return sources.add(url, new TextDecoder().decode(result.bytes));
  const { reason, hint = "Save them beside the config." } =
    result.kind === "failed" ? result : { reason: "The server says that they are unchanged." };
  report({ code: "models-unreachable", at, message: `The models cannot be fetched. ${reason}`, hint });
  return undefined;
}
