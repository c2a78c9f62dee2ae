import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { Origin, Report } from "./diagnostics.js";
import type { AcceptedChange, Level } from "./drift/types.js";
import { isObject, own } from "./json.js";

export interface ProviderConfig {
  /** The description, relative to the config: `openapi/openai.yaml`. */
  readonly spec: string;
  /** Where the provider publishes it. */
  readonly source?: string;
  /** Path of the API root, where it cannot be found: `/api/openai/v1`. */
  readonly root?: string;
  /** OpenAPI overlays to apply to the description when it is read, in this order. */
  readonly overlays?: readonly string[];
  /** Origins besides that of {@link source} to which its server may redirect: `https://cdn.example.com`. */
  readonly redirects?: readonly string[];
  /** For a provider that has only a docs page: `concord import` makes the description from it. */
  readonly import?: PageImport;
}

/** A page, and the overlays that add what it does not say. Relative to the config. */
export interface PageImport {
  readonly page: string;
  readonly overlays?: readonly string[];
}

export interface ConcordConfig {
  /** By name, which becomes the name of the folder and of the exported constant. */
  readonly providers: Readonly<Record<string, ProviderConfig>>;
  /** The provider whose names, docs and order the merged contract takes, and against which drift is measured. */
  readonly reference: string;
  /** Folder of the output, relative to the config. Default `generated`. */
  readonly out?: string;
  /** Method names by operation, for what path and method do not tell: `{ "POST /images/generations": "images.generate" }`. */
  readonly naming?: Readonly<Record<string, string>>;
  /** How drift is judged here. */
  readonly drift?: DriftConfig;
  readonly validators?: ValidatorConfig;
}

/** What the generated validators can do. */
export interface ValidatorConfig {
  /**
   * Give every validator its JSON Schema (`~standard.jsonSchema`, for tools that ask for it). The module then carries all
   * schemas, so that a bundle with one validator has them too. Default `false`.
   */
  readonly jsonSchema?: boolean;
}

export interface DriftConfig {
  /** Other levels for single rules: `{ "api-tag-removed": "off" }`. */
  readonly levels?: Readonly<Record<string, Level | "off">>;
  /** Findings that are known and pass, by the fingerprint that the JSON report gives them. */
  readonly accept?: readonly AcceptedChange[];
}

/** Names folders, modules and constants; the contracts of all providers have theirs. */
export function isProviderName(name: string): boolean {
  return /^(?!(?:merged|portable)$)[a-z][a-z0-9-]*$/.test(name);
}

export const providerNames = 'has lower-case letters, digits and dashes, and is neither "merged" nor "portable"';

/** Gives a config its type. */
export function defineConfig(config: ConcordConfig): ConcordConfig {
  return config;
}

const fileNames = ["concord.config.ts", "concord.config.js", "concord.config.mjs", "concord.config.json"];

/** The config of a folder, or `undefined` when there is none. */
export function findConfig(cwd: string): string | undefined {
  return fileNames.map((name) => resolve(cwd, name)).find((path) => existsSync(path));
}

/** Loads and checks a config file; what is wrong with it is reported. */
export async function loadConfig(path: string, cwd: string, report: Report): Promise<ConcordConfig | undefined> {
  const at: Origin = { file: relative(cwd, path) || path, pointer: "" };
  if (!existsSync(path)) {
    report({ code: "config-invalid", at, message: "There is no such file.", hint: "Check the path of --config." });
    return undefined;
  }
  try {
    // Takes longer to load than most of what needs no config.
    const { createJiti } = await import("jiti");
    const loaded: unknown = await createJiti(import.meta.url).import(path, { default: true });
    return checkConfig(loaded, at, report) ? loaded : undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    report({
      code: "config-invalid",
      at,
      message: `The config cannot be loaded: ${reason}`,
      hint: "Does it export a config by default?",
    });
    return undefined;
  }
}

function checkConfig(value: unknown, at: Origin, report: Report): value is ConcordConfig {
  const problems = isObject(value)
    ? [...findProblems(value)]
    : [["", "The config must export an object by default."] as const];
  for (const [pointer, message] of problems) {
    report({ code: "config-invalid", at: { ...at, pointer }, message, hint: "See `defineConfig`." });
  }
  return problems.length === 0;
}

function* findProblems(
  config: Readonly<Record<string, unknown>>,
): Iterable<readonly [pointer: string, message: string]> {
  const known = new Set(["providers", "reference", "out", "naming", "drift", "validators"]);
  for (const key of Object.keys(config)) if (!known.has(key)) yield [`/${key}`, `There is no setting "${key}".`];
  const { providers, reference, out, naming } = config;
  if (!isObject(providers) || Object.keys(providers).length === 0) {
    yield ["/providers", '"providers" must name at least one provider.'];
    return;
  }
  for (const [name, provider] of Object.entries(providers)) {
    if (!isProviderName(name)) yield [`/providers/${name}`, `A provider's name ${providerNames}.`];
    if (!isObject(provider) || typeof own(provider, "spec") !== "string")
      yield [`/providers/${name}/spec`, '"spec" must be a path.'];
    else yield* findSourceProblems(provider, `/providers/${name}`);
  }
  if (typeof reference !== "string" || !Object.hasOwn(providers, reference))
    yield ["/reference", '"reference" must be one of the providers.'];
  if (out !== undefined && typeof out !== "string") yield ["/out", '"out" must be a path.'];
  if (naming !== undefined && (!isObject(naming) || !Object.values(naming).every((name) => typeof name === "string"))) {
    yield ["/naming", '"naming" must map operations to names.'];
  }
  yield* findDriftProblems(config.drift);
  yield* findValidatorProblems(config.validators);
}

function* findValidatorProblems(validators: unknown): Iterable<readonly [pointer: string, message: string]> {
  if (validators === undefined) return;
  if (!isObject(validators)) {
    yield ["/validators", '"validators" must be an object of settings.'];
    return;
  }
  const { jsonSchema, ...others } = validators;
  for (const key of Object.keys(others)) yield [`/validators/${key}`, `There is no setting "${key}".`];
  if (jsonSchema !== undefined && typeof jsonSchema !== "boolean")
    yield ["/validators/jsonSchema", '"jsonSchema" must be true or false.'];
}

function* findDriftProblems(drift: unknown): Iterable<readonly [pointer: string, message: string]> {
  if (drift === undefined) return;
  if (!isObject(drift)) {
    yield ["/drift", '"drift" must be an object of settings.'];
    return;
  }
  const { levels = {}, accept = [], ...others } = drift;
  for (const key of Object.keys(others)) yield [`/drift/${key}`, `There is no setting "${key}".`];
  if (!isObject(levels)) yield ["/drift/levels", '"levels" must map rules to levels.'];
  for (const [id, level] of isObject(levels) ? Object.entries(levels) : []) {
    if (!["error", "warning", "info", "off"].includes(String(level)))
      yield [`/drift/levels/${id}`, "A level is error, warning, info or off."];
  }
  if (!Array.isArray(accept)) yield ["/drift/accept", '"accept" must be a list of accepted findings.'];
  for (const [index, item] of Array.isArray(accept) ? accept.entries() : [])
    yield* findAcceptanceProblems(item, `/drift/accept/${index}`);
}

function* findAcceptanceProblems(
  item: unknown,
  pointer: string,
): Iterable<readonly [pointer: string, message: string]> {
  const isText = (value: unknown): boolean => typeof value === "string" && value.trim() !== "";
  const { fingerprint, reason, expires, ...others } = isObject(item) ? item : {};
  if (!isText(fingerprint) || !isText(reason)) yield [pointer, "An accepted finding has a fingerprint and a reason."];
  if (expires !== undefined && (typeof expires !== "string" || Number.isNaN(Date.parse(expires))))
    yield [`${pointer}/expires`, "The expiry is a date such as 2026-12-31."];
  for (const key of Object.keys(others)) yield [`${pointer}/${key}`, `There is no setting "${key}".`];
}

function* findSourceProblems(
  provider: Readonly<Record<string, unknown>>,
  pointer: string,
): Iterable<readonly [pointer: string, message: string]> {
  const { source, overlays, redirects, import: page } = provider;
  const isList = (value: unknown): boolean => Array.isArray(value) && value.every((item) => typeof item === "string");
  if (source !== undefined && (typeof source !== "string" || !/^https?:/.test(source) || !URL.canParse(source)))
    yield [`${pointer}/source`, '"source" must be an http or https URL.'];
  if (overlays !== undefined && !isList(overlays)) yield [`${pointer}/overlays`, '"overlays" must be a list of paths.'];
  if (redirects !== undefined && !isList(redirects))
    yield [`${pointer}/redirects`, '"redirects" must be a list of origins.'];
  if (page === undefined) return;
  if (!isObject(page) || typeof own(page, "page") !== "string")
    yield [`${pointer}/import/page`, '"page" must be a path.'];
  else if (own(page, "overlays") !== undefined && !isList(own(page, "overlays")))
    yield [`${pointer}/import/overlays`, '"overlays" must be a list of paths.'];
}
