/** What a room is allowed to import: itself, and these. A room is a folder, or a file that stands for one. */
const runtime = ["src/client", "src/stream", "src/transport", "src/validation"];
const load = ["scripts/load/overlay", "scripts/load/read", "scripts/load/references", "scripts/load/repair"];
const compared = ["rules", "values", "changes", "schemas"].map((name) => `scripts/drift/${name}`);
const drift = [...compared, "scripts/drift/operations", "scripts/drift/witness"];
const emit = ["code", "document", "types", "validators", "client"].map((name) => `scripts/emit/${name}`);
const pages = ["blocks", "words", "facts", "description"].map((name) => `scripts/pages/${name}`);
const below = ["scripts/base", "scripts/spec"];
const model = [...below, "scripts/contract/model"];

export const mayImport: Readonly<Record<string, readonly string[]>> = {
  "scripts/base": [],
  "scripts/spec": ["scripts/base"],
  // The type of an emitter, which names contracts.
  "scripts/config": ["scripts/base", "scripts/spec", "scripts/contract/model"],

  "scripts/load/read": below,
  "scripts/load/overlay": [...below, "scripts/load/read"],
  "scripts/load/swagger": below,
  "scripts/load/repair": below,
  "scripts/load/references": [...below, "scripts/load/read", "scripts/load/repair"],
  "scripts/load": [...below, ...load, "scripts/load/swagger"],

  "scripts/lint": [...below, "scripts/load/read", "scripts/load/references"],
  "scripts/pages/blocks": [...below, "scripts/load/read"],
  "scripts/pages/words": below,
  "scripts/pages/facts": [...below, "scripts/load/read", "scripts/pages/blocks", "scripts/pages/words"],
  "scripts/pages/description": [...below, ...pages.slice(0, 3)],
  "scripts/pages": [...below, "scripts/load/read", "scripts/load/overlay", ...pages],

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
  "scripts/report": [...model, "scripts/merge", "scripts/drift/rules", "scripts/drift/changes", "scripts/drift"],

  "scripts/emit/code": below,
  "scripts/emit/document": model,
  "scripts/emit/types": [...model, "scripts/emit/code", "scripts/emit/document"],
  "scripts/emit/validators": [...model, "scripts/emit/code"],
  "scripts/emit/client": [...model, "scripts/emit/code", "scripts/emit/types"],
  "scripts/emit": [...model, ...emit],

  "scripts/write": ["scripts/base"],

  "scripts/site/call": [
    ...model,
    "scripts/drift/values",
    "scripts/drift/witness",
    "scripts/emit/code",
    "scripts/report",
  ],
  "scripts/site": [
    ...model,
    "scripts/merge",
    "scripts/drift/rules",
    "scripts/drift/changes",
    "scripts/drift",
    "scripts/report",
    "scripts/site/call",
  ],

  "scripts/project": [
    "scripts/base",
    "scripts/config",
    "scripts/load/read",
    "scripts/load",
    "scripts/lint",
    "scripts/pages",
    "scripts/contract/model",
    "scripts/contract/build",
    "scripts/merge",
    "scripts/drift/rules",
    "scripts/drift/changes",
    "scripts/drift",
    "scripts/report",
    "scripts/site/call",
    "scripts/site",
    "scripts/emit/code",
    "scripts/emit/document",
    "scripts/emit/validators",
    "scripts/emit",
    "scripts/write",
  ],
  // What works is in `project`, and what is worth reading in `report`: a command parses, prints and exits.
  "scripts/cli": ["scripts/base", "scripts/report", "scripts/project"],
  "scripts/index.ts": [
    "scripts/base",
    "scripts/config",
    "scripts/contract/model",
    "scripts/pages",
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
  "@scalar/openapi-upgrader": "scripts/load/swagger/upgrade-swagger.ts",
  "openapi-fetch": "src/transport/http-client.ts",
  "openapi-typescript": "scripts/emit/types/declare-types.ts",
  "ts-morph": "scripts/emit/code/print-file.ts",
};

/** Modules of ours that one other alone may use, so that what they make is made in one way. */
export const makers: Readonly<Record<string, string>> = {
  "scripts/contract/build/build.ts": "scripts/project/contract-loader.ts",
};

/** The other libraries that only some rooms may know. */
export const libraries: Readonly<Record<string, readonly string[]>> = {
  "@redocly/openapi-core": ["scripts/load/references", "scripts/lint"],
  typescript: ["scripts/config", "scripts/emit/types", "scripts/emit/code", "tools"],
  "@clack/prompts": ["scripts/cli"],
};

const rooms = [...Object.keys(mayImport), ...outside];

/** The room of a file: the longest path that it stands below. */
export function roomOf(file: string): string | undefined {
  const around = rooms.filter((room) => file === room || file.startsWith(`${room}/`));
  return around.sort((one, other) => other.length - one.length)[0];
}
