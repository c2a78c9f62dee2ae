import { resolve } from "node:path";
import {
  BaseResolver,
  type Config,
  createConfig,
  lintDocument as lintWithRedocly,
  type NormalizedProblem,
  Source,
} from "@redocly/openapi-core";
import type { Finding, Report } from "../base/diagnostics.js";
import { child, type JsonObject, valueAt } from "../base/json.js";
import { maskData } from "../load/references/mask.js";
import { type Linter, type LintFinding, type LintInput, redoclyConfigIn } from "./linter.js";
import { loadRedoclyConfig } from "./load-redocly-config.js";
import { type MaskedNames, maskNames } from "./mask-names.js";
import { reportUnknownRules } from "./unknown-rules.js";

/** What generation relies on is an error; what only a reader would miss is a warning. */
const rules = {
  struct: "error",
  "no-unresolved-refs": "error",
  "spec-components-invalid-map-name": "warn",
  "no-required-schema-properties-undefined": "warn",
  "no-enum-type-mismatch": "warn",
  "operation-2xx-response": "warn",
} as const;

/** What no merged contract may have, whatever its sources have; what they may lack is none of it. */
const mergedRules = {
  ...rules,
  "no-identical-paths": "error",
  "no-ambiguous-paths": "warn",
  "no-duplicated-enum-values": "error",
  "no-server-trailing-slash": "error",
  "operation-operationId": "error",
  "operation-operationId-unique": "error",
  "operation-operationId-url-safe": "warn",
  "operation-parameters-unique": "error",
  "path-declaration-must-exist": "error",
  "path-not-include-query": "off",
  "path-parameters-defined": "error",
  "security-defined": "warn",
} as const;

/** A rule of ours for written documents. What breaks one of the user's own there is `lint-style`: not wrong, but not wanted. */
function isFault(rule: string): boolean {
  return Object.entries(mergedRules).some(([name, severity]) => name === rule && severity === "error");
}

interface Configs {
  readonly config: Config;
  readonly forMerged: Config;
}

let own: Promise<Configs> | undefined;

/** Those of our own rules: to make them takes longer than to lint a small document. */
function ownConfigs(): Promise<Configs> {
  const configs = [createConfig({ rules }), createConfig({ rules: mergedRules })] as const;
  return Promise.all(configs).then(([config, forMerged]) => ({ config, forMerged }));
}

/** Lints with rules of our own. */
export async function createLinter(): Promise<Linter> {
  own ??= ownConfigs();
  return linterOf(await own, undefined);
}

/**
 * Lints with the `redocly.yaml` of a folder, where it has one, else with rules of our own. An entry of its `apis` whose root is
 * the linted file adds its own rules. What makes the file unusable is reported, and there is no linter.
 */
export async function createLinterOf(folder: string, report: Report): Promise<Linter | undefined> {
  const configPath = redoclyConfigIn(folder);
  if (configPath === undefined) return createLinter();
  const config = await loadRedoclyConfig(configPath, folder, report);
  if (config === undefined) return undefined;
  const notes: Finding[] = [];
  await reportUnknownRules(config, configPath, folder, (finding) => notes.push(finding));
  return { ...linterOf({ config, forMerged: config }, folder), ...(notes.length > 0 && { notes }) };
}

function linterOf({ config, forMerged }: Configs, folder: string | undefined): Linter {
  return {
    lint: (input) => lintOne(input, aliasConfig(input.isMerged ? forMerged : config, input.file, folder)),
  };
}

function aliasConfig(config: Config, file: string, folder: string | undefined): Config {
  const entries = Object.entries(config.resolvedConfig.apis ?? {});
  const alias = entries.find(
    ([, { root }]) => folder !== undefined && root !== undefined && resolve(folder, root) === resolve(folder, file),
  );
  return config.forAlias(alias?.[0]);
}

async function lintOne({ document, file, isMerged }: LintInput, config: Config): Promise<readonly LintFinding[]> {
  const long = pointerOfLongKey(document);
  if (long !== undefined) {
    const message = `Redocly does not lint this document: a name of more than ${longestKey} characters takes it too long.`;
    return [{ code: "lint-warning", pointer: long, message, hint: "Shorten it, if that is possible." }];
  }
  const unmask = maskData(document);
  const names = maskNames(document);
  try {
    const problems = await lintWithRedocly({
      document: { source: new Source(file, ""), parsed: document },
      config,
      externalRefResolver: new RefusingResolver(),
    });
    return problems
      .filter((problem) => !isMisjudged(problem, document))
      .map((problem) => findingOf(revealIn(problem, names), isMerged));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // Its own failure; what generation needs is checked again there.
    return [{ code: "lint-warning", pointer: "", message: `Redocly cannot lint this document: ${reason}` }];
  } finally {
    names?.restore();
    unmask();
  }
}

function revealIn(problem: NormalizedProblem, names: MaskedNames | undefined): NormalizedProblem {
  if (names === undefined) return problem;
  const location = problem.location.map((each) =>
    each.pointer === undefined ? each : { ...each, pointer: names.reveal(each.pointer) },
  );
  return { ...problem, message: names.reveal(problem.message), location };
}

/** Texts of more than twice as many differ for a table of V8 by their lengths alone, and Redocly has one of pointers. */
const longestKey = 8_000;

function pointerOfLongKey(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const holder = value as JsonObject;
  for (const key in holder) {
    if (key.length > longestKey) return child("", key);
    const found = pointerOfLongKey(holder[key]);
    if (found !== undefined) return child("", key) + found;
  }
  return undefined;
}

/** The document is bundled: nothing is left to load. */
class RefusingResolver extends BaseResolver {
  override async loadExternalRef(reference: string): Promise<Source> {
    throw new Error(`"${reference}" is not loaded.`);
  }
}

/**
 * `true` and `false` are schemas in JSON Schema 2020-12, which Redocly does not know everywhere; a member of
 * `components.mediaTypes` is a media type (OpenAPI 3.2), where it expects a map of them; `cookie` is a style of 3.2.
 */
function isMisjudged({ message, location }: NormalizedProblem, document: JsonObject): boolean {
  const pointer = plainPointer(location[0]?.pointer);
  return (
    /^Expected type `Schema` \(object\) but got `boolean`/.test(message) ||
    (/^Expected type `MediaType`/.test(message) && pointer.startsWith("/components/mediaTypes/")) ||
    (/^`style` can be one of/.test(message) && valueAt(document, pointer) === "cookie")
  );
}

function findingOf(problem: NormalizedProblem, isMerged = false): LintFinding {
  // A property that nothing reads cannot break what is generated.
  const isHarmless = problem.severity === "warn" || / is not expected here/.test(problem.message);
  const isStyle = !isHarmless && isMerged && !isFault(problem.ruleId);
  const [suggestion] = problem.suggest ?? [];
  return {
    code: isHarmless ? "lint-warning" : isStyle ? "lint-style" : "lint-error",
    pointer: plainPointer(problem.location[0]?.pointer),
    message: `${problem.message.replace(/\s+/g, " ").trim()} (${problem.ruleId})`,
    ...(suggestion === undefined ? {} : { hint: `Did you mean "${suggestion}"?` }),
  };
}

/** Redocly percent-encodes parts of its pointers. */
function plainPointer(written = ""): string {
  const pointer = written.replace(/^#\/?/, "/").replace(/^\/$/, "");
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
}
