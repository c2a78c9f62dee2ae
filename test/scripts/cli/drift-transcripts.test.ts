import { describe, it } from "vitest";
import { compareGolden } from "../../helpers/golden.js";
import { specWith } from "../../helpers/load-text.js";
import { changesBetween } from "../drift/contracts.js";
import { onOneDay, type Step, transcript } from "./transcript.js";

onOneDay();

const golden = new URL("golden/transcripts-drift.txt", import.meta.url);

/** An operation at each path that takes texts of at most these lengths. */
function api(lengths: Readonly<Record<string, number>>, paths: readonly string[] = ["/things"], more: object = {}) {
  const properties = Object.fromEntries(
    Object.entries(lengths).map(([name, maxLength]) => [name, { type: "string", maxLength }]),
  );
  const requestBody = { content: { "application/json": { schema: { type: "object", properties } } } };
  const post = { tags: ["all"], requestBody, responses: { 200: { description: "" } } };
  return { ...specWith({}), paths: Object.fromEntries(paths.map((path) => [path, { post }])), ...more };
}

const seven = Object.fromEntries(Array.from({ length: 7 }, (_, index) => [`field${index}`, 9]));
const shorter = Object.fromEntries(Object.keys(seven).map((name) => [name, 5]));
const scheme = { type: "http", scheme: "bearer" };
const schemes = {
  components: { schemas: {}, securitySchemes: { key: scheme, other: { type: "apiKey", in: "header", name: "X" } } },
};

const files = {
  "a.json": api({ name: 9, word: 9 }),
  "breaking.json": api({ name: 5, word: 9 }),
  "warning.json": api({ name: 9 }),
  "info.json": api({ name: 12, word: 9 }),
};

describe("what drift prints", () => {
  it("drift prints what fails it, and what is asked in vain", async () => {
    const thresholds = ["breaking", "warning", "any", "none"].flatMap((level) =>
      ["a", "breaking", "warning", "info"].map((name) => `drift a.json ${name}.json -o out.txt --fail-on ${level}`),
    );
    const vain = [
      "drift a.json breaking.json -o out.txt --only /things nowhere",
      "drift a.json breaking.json --only nowhere",
      "drift a.json breaking.json --except all",
      "drift a.json",
      "drift a.json breaking.json --since HEAD",
      "drift --explain request-property-removed a.json",
      "drift --explain request-property-remove",
      "drift a.json breaking.json --deprecation-days 3,x",
      "drift a.json breaking.json --deprecation-days 3,4,5",
      "drift a.json breaking.json --root v1",
      "drift a.json breaking.json --root /a --root /b --root /c",
      "drift a.json breaking.json --expires tomorrow",
      "drift a.json breaking.json --reason x",
      "drift",
    ];
    const secured = {
      "one-key.json": api({ name: 9 }, ["/things"], { ...schemes, security: [{ key: [] }] }),
      "two-keys.json": api({ name: 9 }, ["/things"], { ...schemes, security: [{ key: [], other: [] }] }),
    };
    const levels = ["", " --levels oasdiff"].map((more) => `drift one-key.json two-keys.json -o out.txt${more}`);
    const several = [
      "drift a.json breaking.json --format text=a.txt --format json=b.json",
      "drift a.json breaking.json --format text --format json",
      "drift a.json breaking.json --format nothing",
    ];
    await withGolden("fails", [files, ...thresholds, ...vain, secured, ...levels, ...several]);
  });

  it("drift prints what a baseline accepts, and what it accepts in vain", async () => {
    const both = "drift a.json breaking.json";
    await withGolden("baseline", [
      files,
      `${both} --update-baseline`,
      `${both} -o out.txt`,
      `${both} --update-baseline --fail-on any --reason agreed --expires never`,
      `${both} --update-baseline --expires 2026-03-03`,
      `${both} --update-baseline --only all`,
      `${both} --update-baseline -o out.txt`,
      { "seven.json": api(seven), "shorter.json": api(shorter) },
      "drift seven.json shorter.json -o out.txt",
      "drift seven.json shorter.json --update-baseline --expires 2026-03-05 --baseline own.json",
      "drift seven.json shorter.json -o out.txt --baseline own.json",
      { "shorter.json": api({ ...seven, field0: 5 }) },
      "drift seven.json shorter.json -o out.txt --baseline own.json",
      { "shorter.json": api(seven) },
      "drift seven.json shorter.json -o out.txt --baseline own.json",
      "drift seven.json shorter.json --update-baseline --baseline own.json",
      "drift seven.json shorter.json -o out.txt --baseline none.json",
    ]);
  });

  it("drift prints what the config accepts in vain, and what is not in it", async () => {
    const config = (drift: object) => ({
      "concord.config.json": {
        reference: "a",
        providers: { a: { spec: "a.json" }, b: { spec: "breaking.json" } },
        drift,
      },
    });
    const [{ fingerprint = "" } = {}] = await changesBetween(files["a.json"], files["breaking.json"]);
    const accept = [
      { fingerprint: "0123456789abcdef", reason: "Nothing is so." },
      { fingerprint, reason: "It was so.", expires: "2026-03-03" },
    ];
    await withGolden("config", [
      files,
      config({ accept }),
      "drift -o out.txt",
      "drift -o out.txt --only all",
      "drift -o out.txt --fail-on none --min-level error",
      "drift --root /v2",
      config({ accept: accept.map(({ fingerprint, reason }) => ({ fingerprint, reason })) }),
      "drift -o out.txt",
      config({ operations: { only: ["nowhere"] } }),
      "drift -o out.txt",
      "drift a.json breaking.json -o out.txt --config concord.config.json",
      "drift a.json breaking.json -o out.txt --config none.json",
    ]);
  });

  it("drift prints which version is not raised, and what may be two providers", async () => {
    const version = (text: string, more: object = {}) => ({ info: { title: "Things", version: text }, ...more });
    const names = ["1.0.0", "1.0.1", "1.1.0", "2.0.0", "now"];
    const versions = Object.fromEntries(
      names.map((name) => [`${name}.json`, api({ name: 5 }, ["/things"], version(name))]),
    );
    const others = {
      "one.json": api({ name: 9 }, ["/things", "/lost", "/gone"], {
        servers: [{ url: "https://one.example/v1" }],
        info: { title: "One", version: "1" },
      }),
      "two.json": api({ name: 9 }, ["/things"], {
        servers: [{ url: "https://two.example/v1" }],
        info: { title: "Two", version: "1" },
      }),
    };
    await withGolden("versions", [
      { ...versions, "old.json": api({ name: 9 }, ["/things"], version("1.0.0")) },
      ...names.map((name) => `drift old.json ${name}.json -o out.txt --fail-on none --check-version`),
      others,
      "drift one.json two.json -o out.txt",
      "drift one.json two.json -o out.txt --relation versions",
      "drift one.json two.json -o out.txt --relation providers",
      "drift one.json two.json -o out.txt --relation providers --require-coverage",
    ]);
  });
});

async function withGolden(name: string, steps: readonly Step[]): Promise<void> {
  compareGolden(new URL(golden.href.replace(".txt", `-${name}.txt`)), [await transcript(...steps)]);
}
