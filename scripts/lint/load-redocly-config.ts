import { relative } from "node:path";
import { type Config, loadConfig, YamlParseError } from "@redocly/openapi-core";
import type { Finding, Origin, Report } from "../base/diagnostics.js";
import { child, isObject, own } from "../base/json.js";
import { parseSource } from "../load/read/parse.js";
import { SourceFiles } from "../load/read/source-files.js";

/** Loads settings of Redocly's with the plugins that they name; why they cannot be used is reported where it stands. */
export async function loadRedoclyConfig(path: string, folder: string, report: Report): Promise<Config | undefined> {
  try {
    return await loadConfig({ configPath: path });
  } catch (error) {
    report(error instanceof YamlParseError ? syntaxFinding(error, folder) : await refusalFinding(error, path, folder));
    return undefined;
  }
}

function syntaxFinding({ message, source, line, col: column }: YamlParseError, folder: string): Finding {
  const reason = message.replace(/ in ".*" \(\d+:\d+\)$/, "");
  const file = relative(folder, source.absoluteRef);
  return {
    code: "config-invalid",
    at: { file, pointer: "", ...(line > 0 && { line, column }) },
    message: `Not YAML: ${reason}.`,
    hint: "Check the indentation and quotes around this place.",
  };
}

/** What Redocly refuses has no place: it is looked for among what the settings name. */
async function refusalFinding(error: unknown, path: string, folder: string): Promise<Finding> {
  const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  const sources = new SourceFiles(folder, () => {});
  const source = await sources.read(path);
  const entries = source === undefined ? [] : namedEntries(parseSource(source, () => {}));
  const isAbout = ({ value }: NamedEntry): boolean => typeof value === "string" && reason.includes(baseOf(value));
  const list = entries.find(({ isList }) => isList === false);
  const { pointer = "", message = `Redocly cannot use this: ${reason.replace(/\.$/, "")}.` } =
    list === undefined ? { pointer: entries.find(isAbout)?.pointer } : { ...list, message: "This must be a list." };
  const at: Origin = sources.locate({ file: relative(folder, path), pointer });
  return {
    code: "config-invalid",
    at,
    message,
    hint: "Mend it or take it out: the rules of this file are the linter's.",
  };
}

/** The file of a path, however it is resolved. */
function baseOf(value: string): string {
  return value.replace(/^(?:\.{1,2}\/)+/, "");
}

/** What is loaded for the settings, or what stands where its list belongs. */
interface NamedEntry {
  readonly pointer: string;
  readonly value: unknown;
  readonly isList?: false;
}

/** The entries of `extends` and `plugins`, of all descriptions and of single ones. */
function namedEntries(settings: unknown): readonly NamedEntry[] {
  if (!isObject(settings)) return [];
  const apis = own(settings, "apis");
  const single = isObject(apis) ? Object.entries(apis).map(([name, api]) => [child("/apis", name), api] as const) : [];
  return [["", settings] as const, ...single].flatMap(([pointer, holder]) =>
    ["extends", "plugins"].flatMap((key): readonly NamedEntry[] => {
      const value = isObject(holder) ? own(holder, key) : undefined;
      const place = child(pointer, key);
      if (value === undefined) return [];
      if (!Array.isArray(value)) return [{ pointer: place, value, isList: false }];
      return value.map((each: unknown, index) => ({ pointer: child(place, String(index)), value: each }));
    }),
  );
}
