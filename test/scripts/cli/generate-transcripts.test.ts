import { describe, it } from "vitest";
import { compareGolden } from "../../helpers/golden.js";
import { specWith } from "../../helpers/load-text.js";
import { onOneDay, type Step, transcript } from "./transcript.js";

onOneDay();

/** Operations of these paths, each of which answers with a thing. */
function api(paths: readonly string[], more: object = {}) {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } };
  const get = { responses: { 200: { description: "One.", content } } };
  const thing = { type: "object", properties: { name: { type: "string", nullable: true } } };
  return { ...specWith({ Thing: thing }), paths: Object.fromEntries(paths.map((path) => [path, { get }])), ...more };
}

const nullable = Object.fromEntries(
  Array.from({ length: 5 }, (_, index) => [`a${index}`, { type: "string", nullable: true }]),
);
const config = (more: object = {}) => ({
  "concord.config.json": { reference: "a", providers: { a: { spec: "a.json" }, b: { spec: "b.json" } }, ...more },
});
const project = { "a.json": api(["/things", "/a"]), "b.json": api(["/things", "/b"]), ...config() };

describe("what generate and its kin print", () => {
  it("generate prints what it read, made and found", async () => {
    await withGolden("generate", [
      "generate",
      {
        "one.json": api(["/things"]),
        "many.json": api(["/things"], { components: { schemas: { Thing: { type: "object", properties: nullable } } } }),
      },
      "generate one.json",
      "generate one.json --out out --config none.json",
      "generate one.json --out out --check --watch",
      "generate one.json --out out --check --changelog log.md",
      "generate one.json --out out --check",
      "generate one.json --out out",
      "generate one.json --out out",
      "generate one.json --out out --check",
      "generate one.json --out out --no-cache",
      "generate many.json --out out --check",
      "generate many.json --out out --check --verbose",
      "generate many.json --out out --changelog log.md",
      "generate one.json --out out --exclude /things nowhere",
      "generate one.json --out out --json --check",
      "generate one.json --out out --json --changelog log.md",
      {
        "broken.json": api(["/things"], { components: { schemas: { Thing: { $ref: "#/components/schemas/Thnig" } } } }),
      },
      "generate broken.json --out out",
      "generate broken.json --out out --json",
      "generate none.json --out out",
      { "own/types.ts": "// Ours.\n" },
      "generate one.json --out own",
      { "mine/openapi.json": api(["/things"]) },
      "generate mine/openapi.json --out mine",
      "generate one.json --out . --import-extension mjs",
    ]);
  });

  it("generate and merge print what they made of a project", async () => {
    await withGolden("project", [
      project,
      "generate --out out",
      "generate --out out --check",
      { "b.json": api(["/things"]) },
      "generate --out out --check",
      "generate --out out",
      config({ portable: false, naming: { "GET /none": "none.all" } }),
      "generate --out out",
      "merge --include nowhere -o merged.json",
      "merge --exclude nowhere -o merged.json",
      "merge --portable --exclude /things",
      "merge --config none.json",
      config({ reference: "c" }),
      "generate",
      "merge",
    ]);
  });

  it("lint prints how many problems there are, new, accepted and gone", async () => {
    await withGolden("lint", [
      "lint",
      { "a.json": api(["/things"], { servers: [] }) },
      "lint a.json",
      "lint a.json --update-baseline",
      "lint a.json --update-baseline --baseline known.json",
      "lint a.json --baseline known.json",
      { "a.json": api(["/things"]) },
      "lint a.json --baseline known.json",
      "lint a.json --baseline none.json",
      { "a.json": api(["/things"], { components: { schemas: { Thing: { type: "strung" } } } }) },
      "lint a.json --baseline known.json",
      project,
      "lint",
      "lint --update-baseline",
      "lint",
    ]);
  });
});

async function withGolden(name: string, steps: readonly Step[]): Promise<void> {
  compareGolden(new URL(`golden/transcripts-${name}.txt`, import.meta.url), [await transcript(...steps)]);
}
