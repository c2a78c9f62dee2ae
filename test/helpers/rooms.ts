/** What a room is allowed to import: itself, and these. A room is a folder, or a file that stands for one. */
const runtime = ["src/client", "src/stream", "src/transport", "src/validation"];
const load = ["scripts/load/overlay", "scripts/load/read", "scripts/load/references", "scripts/load/repair"];
const compared = ["rules", "values", "changes", "schemas"].map((name) => `scripts/drift/${name}`);
const drift = [...compared, "scripts/drift/operations", "scripts/drift/witness"];
const emit = ["code", "document", "types", "validators", "client"].map((name) => `scripts/emit/${name}`);
const below = ["scripts/base", "scripts/spec"];
const model = [...below, "scripts/contract/model"];

export const mayImport: Readonly<Record<string, readonly string[]>> = {
  "scripts/base": [],
  "scripts/spec": ["scripts/base"],
  "scripts/config": ["scripts/base"],

  "scripts/load/read": below,
  "scripts/load/overlay": [...below, "scripts/load/read"],
  "scripts/load/swagger": below,
  "scripts/load/repair": below,
  "scripts/load/references": [...below, "scripts/load/read", "scripts/load/repair"],
  "scripts/load": [...below, ...load, "scripts/load/swagger"],

  "scripts/lint": [...below, "scripts/load/references"],
  "scripts/pages": [...below, "scripts/load/read", "scripts/load/overlay"],

  "scripts/contract/model": below,
  "scripts/contract/build": [...model, "scripts/load"],
  "scripts/merge": [...model, "scripts/contract/build"],

  "scripts/drift/rules": below,
  "scripts/drift/values": model,
  "scripts/drift/changes": [...model, "scripts/drift/rules"],
  "scripts/drift/schemas": [...model, "scripts/drift/rules", "scripts/drift/values", "scripts/drift/changes"],
  "scripts/drift/operations": [...model, ...compared],
  "scripts/drift/witness": [...model, ...compared],
  "scripts/drift": [...model, ...drift],
  "scripts/report": [...model, "scripts/drift/rules", "scripts/drift/changes", "scripts/drift"],

  "scripts/emit/code": below,
  "scripts/emit/document": model,
  "scripts/emit/types": [...model, "scripts/emit/code", "scripts/emit/document"],
  "scripts/emit/validators": [...model, "scripts/emit/code"],
  "scripts/emit/client": [...model, "scripts/emit/code", "scripts/emit/types"],
  "scripts/emit": [...model, ...emit],

  "scripts/write": ["scripts/base"],

  "scripts/project": [
    ...model,
    "scripts/config",
    "scripts/load/read",
    "scripts/load",
    "scripts/lint",
    "scripts/pages",
    "scripts/contract/build",
    "scripts/merge",
    ...drift,
    "scripts/drift",
    "scripts/report",
    ...emit,
    "scripts/emit",
    "scripts/write",
  ],
  "scripts/cli": [
    "scripts/base",
    "scripts/config",
    "scripts/contract/model",
    "scripts/load/read",
    "scripts/lint",
    "scripts/pages",
    "scripts/drift/rules",
    "scripts/drift/changes",
    "scripts/drift",
    "scripts/report",
    "scripts/write",
    "scripts/project",
  ],
  "scripts/index.ts": [
    "scripts/base",
    "scripts/config",
    "scripts/pages",
    "scripts/drift/rules",
    "scripts/drift/changes",
    "scripts/project",
  ],

  "src/validation": [],
  "src/transport": ["src/validation"],
  "src/stream": ["src/transport"],
  "src/client": ["src/validation", "src/transport", "src/stream"],
  "src/index.ts": runtime,
  "src/runtime.ts": runtime,
};

/** These may import every room, and no room imports them. */
export const outside = ["tools"];

/** The libraries that may end, each with the one module that knows it. */
export const seams: Readonly<Record<string, string>> = {
  "@scalar/openapi-upgrader": "scripts/load/upgrade-swagger.ts",
  "openapi-fetch": "src/prepare.ts",
  "openapi-typescript": "scripts/write/print-types.ts",
  "ts-morph": "scripts/write/print-file.ts",
};

/** The other libraries that only some rooms may know. */
export const libraries: Readonly<Record<string, readonly string[]>> = {
  "@redocly/openapi-core": ["scripts/load/references", "scripts/lint"],
  typescript: ["scripts/emit/types"],
};

/** Where files go that do not stand in their room yet: files without `.ts`, or folders with `/` at the end. */
const moves: Readonly<Record<string, string>> = {
  "scripts/base": `scripts/{diagnostics json closest closest-file check-value}
    scripts/ir/{components identifiers}`,
  "scripts/spec": "scripts/path-item scripts/load/{walk reference-text type-names nullable}",
  "scripts/config": "scripts/config",
  "scripts/load/read":
    "scripts/load/{source-files parse construct-plain event-tree positions parse-leniently text-node}",
  "scripts/load/overlay": "scripts/load/{overlay overlay-origins overlay-actions}",
  "scripts/load/references": `scripts/load/{references check-references bundle bundle-with-redocly shorten-chains mask
    part-file}`,
  "scripts/load/repair": `scripts/load/{repair repair-context repair-values repair-mixtures repair-document
    repair-schemas repair-operations repair-definitions}`,
  "scripts/load/swagger": "scripts/load/{prepare-swagger upgrade-swagger}",
  "scripts/pages": "scripts/load/import/",
  "scripts/contract/build": "scripts/ir/",
  "scripts/contract/model": `scripts/ir/{types map-schema print-schema describe-schema map-operation api-root own-tags
    path-names page-marks circles in-place}`,
  "scripts/drift/rules": "scripts/drift/rules/",
  "scripts/drift/values": "scripts/drift/shape/ scripts/drift/witness/formats",
  "scripts/drift/changes": "scripts/drift/{types step changed-part}",
  "scripts/drift/schemas": "scripts/drift/compare/",
  "scripts/drift/operations": `scripts/drift/compare/{match-operations compare-components compare-responses
    compare-security compare-operations compare-hooks compare-parameters compare-operation-lifecycle compare-bodies}`,
  "scripts/emit/code": "scripts/emit/{encode source-code} scripts/write/print-file",
  "scripts/emit/document": "scripts/emit/{place-operations print-document print-exchange}",
  "scripts/emit/types": `scripts/emit/{operation-types query-schemas name-inline-schemas types-document}
    scripts/write/{print-types untie-types type-checker}`,
  "scripts/emit/client": `scripts/emit/{emit-client emit-index emit-methods emit-responses print-provider report-unsent
    resources}`,
  "scripts/emit": "scripts/write/print-client",
  "scripts/project": `scripts/{generate compare-providers diff-documents compile-validators joint-contracts first-config}
    scripts/lint/lint scripts/pull/`,
  tools: "scripts/{build bundle-command}",
  "src/validation": "src/validator",
  "src/transport": `src/{errors server-error redact read-body retry url flatten body deadline transport logger call-state
    client-context middleware run-hooks options provider drift-event event-limit-error}`,
  "src/stream": `src/{accumulate event-parser event-reader event-stream stream stream-end stream-source stream-values}`,
  "src/client": `src/{answer api-promise arguments call check-body client drift failover page prepare shared-client}`,
};

const placed = new Map([
  ...[...Object.keys(mayImport), ...outside].map((room) => [room.endsWith(".ts") ? room : `${room}/`, room] as const),
  ...Object.entries(moves).flatMap(([room, text]) => pathsIn(text).map((path) => [path, room] as const)),
]);

/** `a/{b c} d/` as `a/b.ts`, `a/c.ts` and `d/`. */
function pathsIn(text: string): readonly string[] {
  return [...text.matchAll(/([^\s{]+)(?:\{([^}]*)\})?/g)]
    .flatMap(([, start = "", names]) => names?.split(/\s+/).map((name) => start + name) ?? [start])
    .map((path) => (path.endsWith("/") ? path : `${path}.ts`));
}

/** The room of a file: that of the longest path it stands below. */
export function roomOf(file: string): string | undefined {
  const [longest] = [...placed.keys()].filter((path) => file.startsWith(path)).sort((a, b) => b.length - a.length);
  return longest === undefined ? undefined : placed.get(longest);
}
