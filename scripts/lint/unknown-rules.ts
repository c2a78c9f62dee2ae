import { relative } from "node:path";
import type { Config } from "@redocly/openapi-core";
import { closest } from "../base/closest.js";
import type { Finding, Report } from "../base/diagnostics.js";
import { child, isObject, own } from "../base/json.js";
import { parseSource } from "../load/read/parse.js";
import { SourceFiles } from "../load/read/source-files.js";

/** Tells of rules that settings of Redocly's name and neither it nor a plugin has: nothing is checked by them. */
export async function reportUnknownRules(config: Config, path: string, folder: string, report: Report): Promise<void> {
  const known = knownRules(config);
  const aliases = [undefined, ...Object.keys(config.resolvedConfig.apis ?? {})];
  const set = aliases.flatMap((alias) => Object.values(config.forAlias(alias).rules).flatMap(Object.keys));
  const unknown = new Set(set.filter((name) => !known.has(name)));
  if (unknown.size === 0) return;
  const sources = new SourceFiles(folder, () => {});
  const source = await sources.read(path);
  const places = source === undefined ? new Map<string, string>() : placesOf(parseSource(source, () => {}));
  const file = relative(folder, path);
  for (const name of unknown) {
    const at = sources.locate({ file, pointer: places.get(name) ?? "" });
    report(unknownRule(name, at, known));
  }
}

function unknownRule(name: string, at: Finding["at"], known: ReadonlySet<string>): Finding {
  const meant = closest(name, known);
  return {
    code: "config-invalid",
    severity: "warning",
    at,
    message: `Redocly has no rule ${JSON.stringify(name)}; nothing is checked by it.`,
    hint: meant === undefined ? "Mend the name, or take it out." : `Did you mean "${meant}"?`,
  };
}

/** The rules of all formats, those of plugins with the plugin's name before theirs. */
function knownRules({ plugins }: Config): ReadonlySet<string> {
  const names = plugins.flatMap(({ id, rules = {} }) =>
    Object.values<object | undefined>(rules).flatMap((set) =>
      Object.keys(set ?? {}).map((name) => (id === "" ? name : `${id}/${name}`)),
    ),
  );
  // Rules that are made in the settings are all of one.
  return new Set([...names, "assertions"]);
}

/** Where the settings name each rule: for all descriptions, all of a version, or one. */
function placesOf(settings: unknown): ReadonlyMap<string, string> {
  const apis = isObject(settings) ? own(settings, "apis") : undefined;
  const single = isObject(apis) ? Object.entries(apis).map(([name, api]) => [child("/apis", name), api] as const) : [];
  const holders = [...single.toReversed(), ["", settings] as const];
  return new Map(
    holders.flatMap(([pointer, holder]) =>
      Object.entries(isObject(holder) ? holder : {}).flatMap(([key, rules]) =>
        /^rules$|Rules$/.test(key) && isObject(rules)
          ? Object.keys(rules).map((name) => [name, child(child(pointer, key), name)] as const)
          : [],
      ),
    ),
  );
}
