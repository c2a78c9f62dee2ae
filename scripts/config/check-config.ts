import { type AcceptedChange, isDate } from "../base/accepted-change.js";
import {
  type Check,
  didYouMean,
  type Fields,
  flag,
  listOf,
  mapOf,
  oneOf,
  type Problem,
  required,
  settings,
  text,
  wrong,
} from "../base/check-value.js";
import { type Conventions, conventionForms } from "../base/conventions.js";
import type { Severity } from "../base/diagnostics.js";
import { memberName } from "../base/identifiers.js";
import { isObject, type JsonObject, join, own } from "../base/json.js";
import { stabilityLevels } from "../base/stability-levels.js";
import { emitters, importExtension, openEnums, validators } from "./check-output.js";
import type {
  ConcordConfig,
  DriftConfig,
  JoinRule,
  MergeConfig,
  PageConfig,
  PageImport,
  PortableConfig,
  ProviderConfig,
} from "./config.js";
import { isProviderName, providerNames } from "./provider-name.js";

/** What is wrong with a config as it was loaded. */
export function findConfigProblems(value: unknown): readonly Problem[] {
  if (!isObject(value))
    return [
      { pointer: "", message: "The config must be an object.", hint: "Export it by default, or write it as JSON." },
    ];
  const [exported] =
    Object.entries(value).find(([, member]) => isObject(member) && isObject(own(member, "providers"))) ?? [];
  if (exported !== undefined && own(value, "providers") === undefined)
    return [
      { pointer: "", message: `"${exported}" is no default export.`, hint: `Write \`export default ${exported}\`.` },
    ];
  return [...checkConfig(value, { name: "config", pointer: "", root: value })];
}

const path = text("a path");

const origin: Check = function* (value, place) {
  const found = typeof value === "string" && /^https?:/.test(value) && URL.canParse(value) && new URL(value).origin;
  if (found === value) return;
  yield wrong(value, place, "an origin such as https://cdn.example.com", found ? didYouMean(found) : undefined);
};

function isWebAddress(value: string): boolean {
  if (!/^https?:/.test(value) || !URL.canParse(value)) return false;
  const { username, password } = new URL(value);
  // Nothing fetches such an address, and the lock file would show them.
  return username === "" && password === "";
}

/** `""` is the root of the server. */
const root: Check = function* (value, place) {
  if (typeof value === "string" && /^(?:\/[^/?#\s]+)*$/.test(value)) return;
  yield wrong(
    value,
    place,
    "a path such as /api/v1",
    'It starts with "/" and does not end with one; "" is the server\'s own root.',
  );
};

const pageImport = settings({
  page: required("the path of a docs page", path),
  pages: listOf("paths", path),
  overlays: listOf("paths", path),
} satisfies Fields<PageImport>);

const convention = (name: keyof Conventions): Check =>
  oneOf(`one of the forms of ${name}`, () => conventionForms[name]);

const pattern = text("an operation, a method, a path or a tag");

const choosing = {
  include: listOf("patterns of operations", pattern, { atLeastOne: true }),
  exclude: listOf("patterns of operations", pattern),
};

const provider = settings({
  ...choosing,
  spec: required("the path of the provider's description", path),
  source: text("an http or https URL without a user name", isWebAddress),
  root,
  overlays: listOf("paths", path),
  models: path,
  redirects: listOf("origins", origin),
  queryArrays: convention("queryArrays"),
  queryObjects: convention("queryObjects"),
  formArrays: convention("formArrays"),
  formObjects: convention("formObjects"),
  import: pageImport,
} satisfies Fields<ProviderConfig>);

function namedProvider(name: string): Check {
  return function* (value, place) {
    if (!isProviderName(name)) yield { pointer: place.pointer, message: `A provider's name ${providerNames}.` };
    yield* provider(value, place);
  };
}

const providers: Check = function* (value, place) {
  if (isObject(value) && Object.keys(value).length === 0)
    yield { pointer: place.pointer, message: '"providers" must name at least one provider.' };
  else yield* mapOf("an object with a provider under each name", namedProvider)(value, place);
};

function namesOfProviders(config: JsonObject): readonly string[] {
  const found = own(config, "providers");
  return isObject(found) ? Object.keys(found) : [];
}

const providerName = oneOf("one of the providers", namesOfProviders);

/** What the client calls its members: anything else would be respelt in silence. */
const methodName: Check = function* (value, place) {
  const parts = typeof value === "string" ? value.split(".") : [""];
  if (parts.every((part) => part !== "" && memberName(part) === part)) return;
  const meant = parts.every((part) => /[\p{ID_Start}\p{Nd}]/u.test(part)) ? parts.map(memberName).join(".") : undefined;
  yield wrong(value, place, "a dotted name such as images.generate", meant && didYouMean(meant));
};

const levels = Object.keys({ error: true, warning: true, info: true, off: true } satisfies Record<
  Severity | "off",
  true
>);

const acceptedChange = settings({
  fingerprint: required("the fingerprint of the finding, from the JSON report", text("the fingerprint of a finding")),
  reason: required("why the finding is accepted", text("a reason")),
  expires: text("a date such as 2026-12-31", isDate),
} satisfies Fields<AcceptedChange>);

const levelSettings: Check = function* (value, place) {
  if (value === "oasdiff") return;
  yield* mapOf('an object with a level for each rule, or "oasdiff"', () => oneOf("a level", () => levels))(
    value,
    place,
  );
};

const days: Check = function* (value, place) {
  if (!Number.isSafeInteger(value) || Number(value) < 0) yield wrong(value, place, "a number of days");
};

const drift = settings({
  levels: levelSettings,
  operations: settings({
    only: listOf("patterns of operations", pattern),
    except: listOf("patterns of operations", pattern),
  }),
  requireCoverage: flag,
  deprecationDays: settings({ stable: days, beta: days }),
  stabilityLevel: oneOf("a level of stability", () => stabilityLevels),
  accept: listOf("accepted findings", acceptedChange),
} satisfies Fields<DriftConfig>);

const kinds = Object.keys({
  token: true,
  item: true,
  page: true,
  offset: true,
  link: true,
  single: true,
} satisfies Record<PageConfig["by"], true>);

const placeInAnswer: Check = function* (value, place) {
  if (typeof value === "string" && /^(?:[^.\s]+(?:\.[^.\s]+)*)?$/.test(value)) return;
  yield wrong(value, place, "a dotted place in the answer such as paging.next");
};

const pageSettings = settings({
  by: required(
    "what asks for the next page",
    oneOf("a kind of pages", () => kinds),
  ),
  items: placeInAnswer,
  parameter: text("the name of a query parameter"),
  at: placeInAnswer,
  more: placeInAnswer,
  start: function* (value, place) {
    if (!Number.isInteger(value)) yield wrong(value, place, "a whole number");
  },
} satisfies Fields<PageConfig>);

/** What each kind cannot do without. */
const needed: Readonly<Record<string, readonly string[]>> = {
  token: ["at"],
  item: ["parameter"],
  page: ["parameter", "start"],
  offset: ["parameter"],
};

const pages: Check = function* (value, place) {
  if (value === false) return;
  yield* pageSettings(value, place);
  if (!isObject(value)) return;
  const missing = (needed[String(own(value, "by"))] ?? []).filter((name) => own(value, name) === undefined);
  for (const name of missing)
    yield {
      pointer: `${place.pointer}/${name}`,
      message: `"${name}" is missing.`,
      hint: `Pages by ${own(value, "by")} need it.`,
    };
  if (
    /^(?:page|offset)$/.test(String(own(value, "by"))) &&
    own(value, "at") === undefined &&
    own(value, "more") === undefined
  )
    yield { pointer: place.pointer, message: "Nothing says which page is the last.", hint: 'Give "at" or "more".' };
};

function countOfPortable(config: JsonObject): number {
  const portable = own(config, "portable");
  const chosen = isObject(portable) ? own(portable, "providers") : undefined;
  return Array.isArray(chosen) ? chosen.length : namesOfProviders(config).length;
}

const portableConfig = settings({
  providers: listOf("providers", providerName, { atLeastOne: true }),
  atLeast: function* (value, place) {
    const most = countOfPortable(place.root);
    if (!Number.isInteger(value) || Number(value) < 1) yield wrong(value, place, "a whole number of at least 1");
    else if (Number(value) > most)
      yield wrong(
        value,
        place,
        `at most ${most}`,
        `The portable client is made of ${most === 1 ? "one provider" : `${most} providers`}.`,
      );
  },
} satisfies Fields<PortableConfig>);

const portable: Check = function* (value, place) {
  if (value === false) return;
  if (isObject(value)) yield* portableConfig(value, place);
  else
    yield wrong(value, place, "false or an object of settings", "Leave it out for a portable client of all providers.");
};

const joinRules = Object.keys({ union: true, prefer: true, separate: true } satisfies Record<JoinRule, true>);

const componentNames: Check = function* (value, place) {
  yield* mapOf("an object with a name for each component", () =>
    text("a name such as RoutedModel", (name) => /^[A-Za-z_]\w*$/.test(name)),
  )(value, place);
  if (!isObject(value)) return;
  const names = namesOfProviders(place.root);
  for (const key of Object.keys(value)) {
    const [provider = "", ...name] = key.split(".");
    if (names.includes(provider) && name.join(".") !== "") continue;
    yield {
      pointer: join(place.pointer, key),
      message: `"${key}" is no component of a provider.`,
      hint: `Write it as ${names[0] ?? "provider"}.Name.`,
    };
  }
};

const merge = settings({
  components: componentNames,
  operations: mapOf("an object with a rule for each operation", () => oneOf("a way of joining", () => joinRules)),
} satisfies Fields<MergeConfig>);

const checkConfig = settings({
  ...choosing,
  providers: required("an object with a provider under each name", providers),
  reference: required("the provider that the others are compared with", providerName),
  out: path,
  pages: mapOf("an object with the pages of each operation", () => pages),
  naming: mapOf("an object with a name for each operation", () => methodName),
  drift,
  validators,
  merge,
  portable,
  emitters,
  openEnums,
  importExtension,
} satisfies Fields<ConcordConfig>);
