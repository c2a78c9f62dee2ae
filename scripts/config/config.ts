import type { AcceptedChange } from "../base/accepted-change.js";
import type { Conventions } from "../base/conventions.js";
import type { Severity } from "../base/diagnostics.js";
import type { StabilityLevel } from "../base/stability-levels.js";
import type { Emitter } from "../contract/model/emitter.js";

/**
 * Which operations there are: an operation (`POST /v1/files`), a method (`DELETE`), a path, whole or below the root, a tag,
 * an `operationId`, or `deprecated`; `*` stands for anything. Components that only others used go with them.
 */
interface Choosing {
  /** Only what one of these patterns fits. Default: all. */
  readonly include?: readonly string[];
  /** Nothing that one of these patterns fits. */
  readonly exclude?: readonly string[];
}

export interface ProviderConfig extends Conventions, Choosing {
  /** The description, relative to the config: `openapi/openai.yaml`. */
  readonly spec: string;
  /** Where the provider publishes it; with {@link import}, where it publishes the page. */
  readonly source?: string;
  /** Path of the API root, where it cannot be found: `/api/openai/v1`. */
  readonly root?: string;
  /** OpenAPI overlays to apply to the description when it is read, in this order. */
  readonly overlays?: readonly string[];
  /**
   * What is known of its models, relative to the config, as YAML or JSON (`docs/models.md`); or an address, which is read only
   * where its origin is allowed.
   */
  readonly models?: string;
  /** Origins besides that of {@link source} to which its server may redirect: `https://cdn.example.com`. */
  readonly redirects?: readonly string[];
  /** For a provider that has only a docs page: `concord import` makes the description from it. */
  readonly import?: PageImport;
}

/** A page, and the overlays that add what it does not say. Relative to the config. */
export interface PageImport {
  /** The page: Markdown, HTML, plain text or requests (`.http`), a file or, with {@link ProviderConfig.source}, where to keep it. */
  readonly page: string;
  /** Further pages of the same API, files or addresses: what they say goes into the same description. */
  readonly pages?: readonly string[];
  /** OpenAPI overlays to apply to what the page gives, in this order, before the description is written. */
  readonly overlays?: readonly string[];
}

/** Of all providers; each may choose for itself, too, among what is left. */
export interface ConcordConfig extends Choosing {
  /** By name, which becomes the name of the folder and of the exported constant. */
  readonly providers: Readonly<Record<string, ProviderConfig>>;
  /** The provider whose names, docs and order the merged contract takes, and against which drift is measured. */
  readonly reference: string;
  /** Folder of the output, relative to the config. Default `generated`. */
  readonly out?: string;
  /**
   * Method names by operation, for what path and method do not tell: `{ "POST /images/generations": "images.generate" }`.
   * The path is written with the API root or without; of two entries for one operation, the first counts.
   */
  readonly naming?: Readonly<Record<string, string>>;
  /**
   * How lists go on, by operation, written as in {@link naming}; `false` for no pages. For what the descriptions do not tell:
   * where there is a doubt, a method gives one page and offers no others.
   */
  readonly pages?: Readonly<Record<string, false | PageConfig>>;
  /** How drift is judged here. */
  readonly drift?: DriftConfig;
  /** What the generated validators can do besides checking; `"js"` for `{ language: "js" }`. */
  readonly validators?: ValidatorConfig | "ts" | "js";
  /**
   * How relative imports of the output end: `js` (default), `ts` for Node's own type stripping, `none` for bundlers that want
   * none. Imports of a module that is JavaScript end in `.js` also with `ts`.
   */
  readonly importExtension?: "js" | "ts" | "none";
  /** What is one in the merged contract, where the descriptions do not tell. */
  readonly merge?: MergeConfig;
  /** What the portable client is made of; `false` for none. Default: all providers. */
  readonly portable?: false | PortableConfig;
  /**
   * Which enumerations are lists of known values, which a provider extends without notice: any string is accepted, and the
   * known values stay as hints. `responses`: those of answers, and what is called `model` everywhere; `all`: every one that
   * does not tell alternatives apart; names of properties and parameters: those; `false`: none. What is both sent and
   * received counts as sent. Enumerations with such a name do not narrow the portable contract. Default `responses`.
   */
  readonly openEnums?: "responses" | "all" | readonly string[] | false;
  /** Functions of your own that write further files of each client. */
  readonly emitters?: readonly Emitter[];
}

/** How a list goes on after a page. Places in an answer are names with dots between: `paging.cursors.after`. */
export interface PageConfig {
  /**
   * `token`: the page has what asks for the next one, or its URL; `item`: the id of the last item asks for it; `page`,
   * `offset`: pages or items are counted; `link`: the header `Link` has the URL; `single`: there is one page.
   */
  readonly by: "token" | "item" | "page" | "offset" | "link" | "single";
  /** Where a page has its items; `""`: it is the list itself. Default `data`. */
  readonly items?: string;
  /** The query parameter that asks for another page. */
  readonly parameter?: string;
  /** Where a page has the token or URL, or how many pages or items there are. */
  readonly at?: string;
  /** Where a page says whether there are more. */
  readonly more?: string;
  /** The first value of a parameter that counts. */
  readonly start?: number;
}

export interface MergeConfig {
  /**
   * Names that components of providers get in the merged contract: `{ "openrouter.Model": "RoutedModel" }`. Components with
   * one name are one, and a component with a name of its own is another thing than those of others that stand in its place.
   */
  readonly components?: Readonly<Record<string, string>>;
  /** How operations are joined, written as in {@link ConcordConfig.naming}. Default `union`. */
  readonly operations?: Readonly<Record<string, JoinRule>>;
}

/**
 * `union`: what some provider says; `prefer`: what the first provider says that has it, for all who have it; `separate`: an
 * operation of each provider, after the first under a key with its name, `/models#mistral`.
 */
export type JoinRule = "union" | "prefer" | "separate";

/** The portable client is for code that is to run at any of several providers: it has what all of them take and return. */
export interface PortableConfig {
  /** Names of the providers that it is made of, at least one. Default: all. */
  readonly providers?: readonly string[];
  /**
   * How many of them must share an operation for it to be in the client. Each operation then has what those providers take
   * and return that it names, which are as many as it can be called at in one way. Default: all.
   */
  readonly atLeast?: number;
}

/** What the generated validators can do besides checking. */
export interface ValidatorConfig {
  /**
   * Give every validator its JSON Schema (`~standard.jsonSchema`, for tools that ask for it). The module then carries all
   * schemas, so that a bundle with one validator has them too. Default `false`.
   */
  readonly jsonSchema?: boolean;
  /**
   * `js`: modules of JavaScript with declarations beside them, which no compiler has to parse. `tsc` copies them to its output
   * only with `allowJs`. Default `ts`.
   */
  readonly language?: "ts" | "js";
}

export interface DriftConfig {
  /** Other levels for single rules (`error`, `warning`, `info`, `off`): `{ "api-tag-removed": "off" }`; or `"oasdiff"` for those of the established catalogue. */
  readonly levels?: Readonly<Record<string, Severity | "off">> | "oasdiff";
  /** Which operations are compared: `{ only: ["/chat/*"], except: ["Files"] }`, by operation, path or tag. */
  readonly operations?: { readonly only?: readonly string[]; readonly except?: readonly string[] };
  /** Whether a provider that lacks an operation of the reference breaks clients. Default `false`: it is coverage, told at `info`. */
  readonly requireCoverage?: boolean;
  /** Days of notice that a sunset must give, of stable and of beta operations: `{ stable: 90, beta: 30 }`. Default 0. */
  readonly deprecationDays?: { readonly stable?: number; readonly beta?: number };
  /** Lowest `x-stability-level` whose changes break. Default `beta`: draft and alpha operations may change freely. */
  readonly stabilityLevel?: StabilityLevel;
  /** Findings that are known and pass, by the fingerprint that the JSON report gives them. */
  readonly accept?: readonly AcceptedChange[];
}

/** Gives a config its type. */
export function defineConfig(config: ConcordConfig): ConcordConfig {
  return config;
}
