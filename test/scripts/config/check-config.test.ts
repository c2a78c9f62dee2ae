import { describe, expect, it } from "vitest";
import { findConfigProblems } from "../../../scripts/config/check-config.js";

const provider = { spec: "a.yaml" };
const whole = { reference: "a", providers: { a: provider, b: provider } };
const nothing = () => undefined;

/** `pointer message hint` of each problem. */
const told = (config: unknown) =>
  findConfigProblems(config).map(({ pointer, message, hint }) =>
    [pointer, message, ...(hint === undefined ? [] : [hint])].join(" "),
  );

describe("what is wrong with a config", () => {
  it.each<[object, ...(readonly string[])]>([
    [{ include: [] }, '/include "include" is empty.'],
    [{ include: [1] }, '/include/0 "include[0]" must be an operation, a method, a path or a tag, not 1.'],
    [{ exclude: "x" }, '/exclude "exclude" must be a list of patterns of operations, not "x".'],
    [
      { providers: { a: { ...provider, source: "ftp://x" } } },
      '/providers/a/source "source" must be an http or https URL without a user name, not "ftp://x".',
    ],
    [
      { providers: { a: { ...provider, source: "https://u@x.example" } } },
      '/providers/a/source "source" must be an http or https URL without a user name, not "https://u@x.example".',
    ],
    [
      { providers: { a: { ...provider, source: "https://:p@x.example" } } },
      '/providers/a/source "source" must be an http or https URL without a user name, not "https://:p@x.example".',
    ],
    [
      { providers: { a: { ...provider, source: "https://" } } },
      '/providers/a/source "source" must be an http or https URL without a user name, not "https://".',
    ],
    [
      { providers: { a: { ...provider, root: "/v1/" } } },
      '/providers/a/root "root" must be a path such as /api/v1, not "/v1/". It starts with "/" and does not end with one; "" is the server\'s own root.',
    ],
    [
      { providers: { a: { ...provider, root: "v1" } } },
      '/providers/a/root "root" must be a path such as /api/v1, not "v1". It starts with "/" and does not end with one; "" is the server\'s own root.',
    ],
    [
      { providers: { a: { ...provider, root: 1 } } },
      '/providers/a/root "root" must be a path such as /api/v1, not 1. It starts with "/" and does not end with one; "" is the server\'s own root.',
    ],
    [
      { providers: { a: { ...provider, redirects: ["https://x.example/"] } } },
      '/providers/a/redirects/0 "redirects[0]" must be an origin such as https://cdn.example.com, not "https://x.example/". Did you mean "https://x.example"?',
    ],
    [
      { providers: { a: { ...provider, redirects: ["ftp://x.example"] } } },
      '/providers/a/redirects/0 "redirects[0]" must be an origin such as https://cdn.example.com, not "ftp://x.example".',
    ],
    [
      { providers: { a: { ...provider, redirects: ["x"] } } },
      '/providers/a/redirects/0 "redirects[0]" must be an origin such as https://cdn.example.com, not "x".',
    ],
    [
      { providers: { a: { ...provider, queryArrays: "x" } } },
      '/providers/a/queryArrays "queryArrays" must be one of the forms of queryArrays, not "x". There are repeat, brackets and comma.',
    ],
    [
      { providers: { a: { ...provider, queryObjects: "x" } } },
      '/providers/a/queryObjects "queryObjects" must be one of the forms of queryObjects, not "x". There are flat, brackets and json.',
    ],
    [
      { providers: { a: { ...provider, formArrays: "repaet" } } },
      '/providers/a/formArrays "formArrays" must be one of the forms of formArrays, not "repaet". Did you mean "repeat"?',
    ],
    [
      { providers: { a: { ...provider, formObjects: 1 } } },
      '/providers/a/formObjects "formObjects" must be one of the forms of formObjects, not 1. There are json and brackets.',
    ],
    [{ providers: { a: { ...provider, models: "" } } }, '/providers/a/models "models" must be a path, not "".'],
    [
      { providers: { a: { ...provider, overlays: "x" } } },
      '/providers/a/overlays "overlays" must be a list of paths, not "x".',
    ],
    [
      { providers: { a: { ...provider, import: { page: "p", pages: ["a", "a"], overlays: [1] } } } },
      '/providers/a/import/pages/1 "a" stands in "pages" twice. Remove one.',
      '/providers/a/import/overlays/0 "overlays[0]" must be a path, not 1.',
    ],
    [
      { providers: { a: provider, "B b": provider } },
      '/providers/B b A provider\'s name has at most 64 lower-case letters, digits and dashes, and is neither "merged" nor "portable", nor a device of Windows such as "con".',
    ],
    [
      { naming: { "GET /a": "a..b" } },
      '/naming/GET ~1a "GET /a" must be a dotted name such as images.generate, not "a..b".',
    ],
    [
      { naming: { "GET /a": "Images.Generate" } },
      '/naming/GET ~1a "GET /a" must be a dotted name such as images.generate, not "Images.Generate". Did you mean "images.generate"?',
    ],
    [{ naming: { "GET /a": "-" } }, '/naming/GET ~1a "GET /a" must be a dotted name such as images.generate, not "-".'],
    [{ naming: { "GET /a": "" } }, '/naming/GET ~1a "GET /a" must be a dotted name such as images.generate, not "".'],
    [
      { drift: { levels: "oasdif" } },
      '/drift/levels "levels" must be an object with a level for each rule, or "oasdiff", not "oasdif".',
    ],
    [{ drift: { levels: { r: "eror" } } }, '/drift/levels/r "r" must be a level, not "eror". Did you mean "error"?'],
    [
      { drift: { operations: { only: [""], except: [1] } } },
      '/drift/operations/only/0 "only[0]" must be an operation, a method, a path or a tag, not "".',
      '/drift/operations/except/0 "except[0]" must be an operation, a method, a path or a tag, not 1.',
    ],
    [{ drift: { requireCoverage: 1 } }, '/drift/requireCoverage "requireCoverage" must be true or false, not 1.'],
    [
      { drift: { deprecationDays: { stable: -1, beta: 1.5 } } },
      '/drift/deprecationDays/stable "stable" must be a number of days, not -1.',
      '/drift/deprecationDays/beta "beta" must be a number of days, not 1.5.',
    ],
    [
      { drift: { stabilityLevel: "alfa" } },
      '/drift/stabilityLevel "stabilityLevel" must be a level of stability, not "alfa". Did you mean "alpha"?',
    ],
    [
      { drift: { accept: [{ fingerprint: "f", reason: "", expires: "2026-02-30" }] } },
      '/drift/accept/0/reason "reason" must be a reason, not "".',
      '/drift/accept/0/expires "expires" must be a date such as 2026-12-31, not "2026-02-30".',
    ],
    [
      { pages: { "GET /a": 1 } },
      '/pages/GET ~1a "GET /a" must be an object of settings, not 1. It can have by, items, parameter, at, more and start.',
    ],
    [{ pages: { "GET /a": {} } }, '/pages/GET ~1a/by "by" is missing. It is what asks for the next page.'],
    [
      { pages: { "GET /a": { by: "tokn" } } },
      '/pages/GET ~1a/by "by" must be a kind of pages, not "tokn". Did you mean "token"?',
    ],
    [{ pages: { "GET /a": { by: "token" } } }, '/pages/GET ~1a/at "at" is missing. Pages by token need it.'],
    [
      { pages: { "GET /a": { by: "item" } } },
      '/pages/GET ~1a/parameter "parameter" is missing. Pages by item need it.',
    ],
    [
      { pages: { "GET /a": { by: "page" } } },
      '/pages/GET ~1a/parameter "parameter" is missing. Pages by page need it.',
      '/pages/GET ~1a/start "start" is missing. Pages by page need it.',
      '/pages/GET ~1a Nothing says which page is the last. Give "at" or "more".',
    ],
    [
      { pages: { "GET /a": { by: "offset", parameter: "o" } } },
      '/pages/GET ~1a Nothing says which page is the last. Give "at" or "more".',
    ],
    [
      { pages: { "GET /a": { by: "token", at: "a..b" } } },
      '/pages/GET ~1a/at "at" must be a dotted place in the answer such as paging.next, not "a..b".',
    ],
    [
      { pages: { "GET /a": { by: "link", items: "a b", more: 1, at: " " } } },
      '/pages/GET ~1a/items "items" must be a dotted place in the answer such as paging.next, not "a b".',
      '/pages/GET ~1a/at "at" must be a dotted place in the answer such as paging.next, not " ".',
      '/pages/GET ~1a/more "more" must be a dotted place in the answer such as paging.next, not 1.',
    ],
    [
      { pages: { "GET /a": { by: "page", parameter: "p", start: "1", at: "x" } } },
      '/pages/GET ~1a/start "start" must be a whole number, not "1".',
    ],
    [
      { portable: { atLeast: 3 } },
      '/portable/atLeast "atLeast" must be at most 2, not 3. The portable client is made of 2 providers.',
    ],
    [
      { portable: { providers: ["a"], atLeast: 2 } },
      '/portable/atLeast "atLeast" must be at most 1, not 2. The portable client is made of one provider.',
    ],
    [
      { portable: 1 },
      '/portable "portable" must be false or an object of settings, not 1. Leave it out for a portable client of all providers.',
    ],
    [{ portable: { providers: [] } }, '/portable/providers "providers" is empty.'],
    [{ portable: { atLeast: "1" } }, '/portable/atLeast "atLeast" must be a whole number of at least 1, not "1".'],
    [
      { merge: { components: { "a.": "X" } } },
      '/merge/components/a. "a." is no component of a provider. Write it as a.Name.',
    ],
    [
      { merge: { components: { "c.X": "X" } } },
      '/merge/components/c.X "c.X" is no component of a provider. Write it as a.Name.',
    ],
    [
      { merge: { components: { "a.X": "1X" } } },
      '/merge/components/a.X "a.X" must be a name such as RoutedModel, not "1X".',
    ],
    [
      { merge: { components: 1 } },
      '/merge/components "components" must be an object with a name for each component, not 1.',
    ],
    [
      { merge: { operations: { x: "uinon" } } },
      '/merge/operations/x "x" must be a way of joining, not "uinon". Did you mean "union"?',
    ],
    [
      { validators: "tsx" },
      '/validators "validators" must be "ts", "js" or an object of settings, not "tsx". Did you mean "ts"?',
    ],
    [
      { validators: { language: "tsx", jsonSchema: "x" } },
      '/validators/jsonSchema "jsonSchema" must be true or false, not "x".',
      '/validators/language "language" must be "ts" or "js", not "tsx". Did you mean "ts"?',
    ],
    [
      { importExtension: "mjs" },
      '/importExtension "importExtension" must be "js", "ts" or "none", not "mjs". Did you mean "js"?',
    ],
    [
      { openEnums: "respones" },
      '/openEnums "openEnums" must be "responses", "all", false, or names, not "respones". Did you mean "responses"?',
    ],
    [
      { openEnums: true },
      '/openEnums "openEnums" must be "responses", "all", false, or names, not true. There are responses and all.',
    ],
    [{ emitters: [{}] }, '/emitters/0 "emitters[0]" must be an object with a name and a function emit, not an object.'],
    [
      { emitters: [{ emit: 1 }] },
      '/emitters/0 "emitters[0]" must be an object with a name and a function emit, not an object.',
    ],
    [
      { emitters: [{ name: "a*/", emit: nothing }] },
      '/emitters/0 "emitters[0].name" must be a name of letters, digits, spaces and ./@_-, not "a*/".',
    ],
    [
      { emitters: [{ name: "a--b", emit: nothing }] },
      '/emitters/0 "emitters[0].name" must be a name of letters, digits, spaces and ./@_-, not "a--b".',
    ],
    [
      { emitters: [{ emit: nothing }] },
      '/emitters/0 "emitters[0].name" must be a name of letters, digits, spaces and ./@_-, not undefined.',
    ],
    [{ emitters: null }, '/emitters "emitters" must be a list of emitters, not null.'],
    [{ reference: "c" }, '/reference "reference" must be one of the providers, not "c". Did you mean "a"?'],
    [{ out: nothing }, '/out "out" must be a path, not a function.'],
    [{ out: "" }, '/out "out" must be a path, not "".'],
    [
      { unknown: 1 },
      '/unknown There is no setting "unknown". There are include, exclude, providers, reference, out, pages, naming, drift, validators, merge, portable, emitters, openEnums and importExtension.',
    ],
    [{ include: "x" }, '/include "include" must be a list of patterns of operations, not "x".'],
    [
      { providers: { a: { ...provider, redirects: 1, include: 1, exclude: [1] } } },
      '/providers/a/include "include" must be a list of patterns of operations, not 1.',
      '/providers/a/exclude/0 "exclude[0]" must be an operation, a method, a path or a tag, not 1.',
      '/providers/a/redirects "redirects" must be a list of origins, not 1.',
    ],
    [
      { providers: { a: { ...provider, import: { page: 1, pages: "x", overlays: "y" } } } },
      '/providers/a/import/page "page" must be a path, not 1.',
      '/providers/a/import/pages "pages" must be a list of paths, not "x".',
      '/providers/a/import/overlays "overlays" must be a list of paths, not "y".',
    ],
    [{ providers: { a: {} } }, '/providers/a/spec "spec" is missing. It is the path of the provider\'s description.'],
    [{ providers: 1 }, '/providers "providers" must be an object with a provider under each name, not 1.'],
    [
      { drift: { operations: { only: 1, except: 1 }, accept: 1 } },
      '/drift/operations/only "only" must be a list of patterns of operations, not 1.',
      '/drift/operations/except "except" must be a list of patterns of operations, not 1.',
      '/drift/accept "accept" must be a list of accepted findings, not 1.',
    ],
    [
      { drift: { accept: [{ fingerprint: 1 }] } },
      '/drift/accept/0/fingerprint "fingerprint" must be the fingerprint of a finding, not 1.',
      '/drift/accept/0/reason "reason" is missing. It is why the finding is accepted.',
    ],
    [
      { drift: { accept: [{ reason: "r" }] } },
      '/drift/accept/0/fingerprint "fingerprint" is missing. It is the fingerprint of the finding, from the JSON report.',
    ],
    [{ pages: 1 }, '/pages "pages" must be an object with the pages of each operation, not 1.'],
    [
      { pages: { a: { by: "link", parameter: 1 } } },
      '/pages/a/parameter "parameter" must be the name of a query parameter, not 1.',
    ],
    [{ naming: 1 }, '/naming "naming" must be an object with a name for each operation, not 1.'],
    [{ portable: { providers: 1 } }, '/portable/providers "providers" must be a list of providers, not 1.'],
    [
      { merge: { operations: 1 } },
      '/merge/operations "operations" must be an object with a rule for each operation, not 1.',
    ],
    [{ openEnums: [1] }, '/openEnums/0 "openEnums[0]" must be the name of a property or parameter, not 1.'],
  ])("what is wrong with the settings %o is told with what they should be", (settings, ...problems) => {
    expect(told({ ...whole, ...settings })).toEqual(problems);
  });

  it.each<[unknown, readonly string[]]>([
    [1, [" The config must be an object. Export it by default, or write it as JSON."]],
    [[], [" The config must be an object. Export it by default, or write it as JSON."]],
    [{ config: { providers: {} } }, [' "config" is no default export. Write `export default config`.']],
    [{ reference: "x", providers: {} }, ['/providers "providers" must name at least one provider.']],
    [
      {},
      [
        '/providers "providers" is missing. It is an object with a provider under each name.',
        '/reference "reference" is missing. It is the provider that the others are compared with.',
      ],
    ],
  ])("what is wrong with the config %j is told", (config, problems) => {
    expect(told(config)).toEqual(problems);
  });
});
