import { expect, it } from "vitest";
import { findConfigProblems } from "../../../scripts/config/check-config.js";

const provider = { spec: "a.yaml" };
const whole = { reference: "a", providers: { a: provider, b: provider } };
const nothing = () => undefined;

/** `pointer message hint` of each problem. */
const told = (config: unknown) =>
  findConfigProblems(config).map(({ pointer, message, hint }) =>
    [pointer, message, ...(hint === undefined ? [] : [hint])].join(" "),
  );

it.each<[string, object]>([
  ["nothing more than it needs", {}],
  ["choices of operations", { include: ["GET"], exclude: [] }],
  [
    "everything of a provider",
    {
      providers: {
        a: {
          ...provider,
          include: ["GET"],
          source: "https://x.example/a.yaml",
          root: "",
          overlays: [],
          models: "m.json",
          redirects: ["https://x.example"],
          queryArrays: "comma",
          queryObjects: "flat",
          formArrays: "brackets",
          formObjects: "json",
          import: { page: "p", pages: ["q"], overlays: ["o"] },
        },
      },
    },
  ],
  [
    "a root of two levels, and a source without TLS",
    { providers: { a: { ...provider, root: "/api/v1", source: "http://x.example" } } },
  ],
  [
    "pages of each kind",
    {
      pages: {
        a: false,
        b: { by: "token", at: "" },
        c: { by: "item", parameter: "after" },
        d: { by: "page", parameter: "p", start: 0, at: "a.b" },
        e: { by: "offset", parameter: "o", more: "more" },
        f: { by: "link", items: "data" },
        g: { by: "single" },
      },
    },
  ],
  ["names of methods", { naming: { a: "images.generate", b: "get" } }],
  [
    "settings of drift",
    {
      drift: {
        levels: { a: "off", b: "info", c: "warning", d: "error" },
        operations: { only: ["GET"], except: [] },
        requireCoverage: false,
        deprecationDays: { stable: 0, beta: 30 },
        stabilityLevel: "draft",
        accept: [{ fingerprint: "f", reason: "r", expires: "2026-12-31" }],
      },
    },
  ],
  ["levels by their name", { drift: { levels: "oasdiff" } }],
  ["no portable client", { portable: false }],
  ["a portable client of some", { portable: { providers: ["b"], atLeast: 1 } }],
  ["a portable client of all", { portable: { atLeast: 2 } }],
  [
    "ways of joining",
    {
      merge: {
        components: { "a.Model": "_Model1", "b.x.y": "Y" },
        operations: { a: "union", b: "prefer", c: "separate" },
      },
    },
  ],
  ["validators in TypeScript", { validators: "ts" }],
  ["validators in JavaScript", { validators: "js" }],
  ["settings of validators", { validators: { jsonSchema: true, language: "js" } }],
  ["extensions of imports", { importExtension: "none" }],
  ["open enumerations of answers", { openEnums: "responses" }],
  ["open enumerations everywhere", { openEnums: "all" }],
  ["no open enumerations", { openEnums: false }],
  ["open enumerations by name", { openEnums: ["model"] }],
  ["an emitter", { emitters: [{ name: "@own/emit.ter-1 x", emit: nothing }] }],
])("nothing is wrong with a config that has %s", (_, settings) => {
  expect(told({ ...whole, ...settings })).toEqual([]);
});
