import { describe, expect, it } from "vitest";
import { thisTool } from "../../../scripts/base/tool.js";
import { reportChanges } from "../../../scripts/drift/find-changes.js";
import { relationOf } from "../../../scripts/drift/relation.js";
import { printFolded } from "../../../scripts/report/print-folded.js";
import { type Comparand, printReport } from "../../../scripts/report/print-report.js";
import { changesBetween, contractOf } from "../drift/contracts.js";

const tool = `${thisTool().name} ${thisTool().version}`;

type Node = Readonly<Record<string, unknown>>;

const names = Array.from({ length: 50 }, (_, index) => `field${index}`);
const properties = (type: unknown) => Object.fromEntries(names.map((name) => [name, { type }]));

function api(title: string, type: unknown, rest: Node): object {
  const post = {
    requestBody: { content: { "application/json": { schema: { type: "object", properties: properties(type) } } } },
    responses: { 200: { description: "" } },
  };
  return {
    openapi: "3.1.0",
    info: { title, version: "1" },
    servers: [{ url: `https://${title}.example/v1` }],
    paths: { "/a": { post }, ...rest },
  };
}

const get = { get: { responses: { 200: { description: "" } } } };
const missing = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`/z${index}`, get]));
const reference = api("openai", ["string", "null"], missing);
const groq = api("groq", "string", { "/own": get });

async function textOf(options: { readonly full?: boolean } = {}): Promise<string> {
  const changes = await changesBetween(reference, groq, { relation: "providers", witnesses: false });
  return printReport(
    [{ base: "openai", revision: "groq", report: reportChanges(changes, { relation: "providers" }) }],
    "text",
    options,
  );
}

it("what is in a webhook stands under the webhooks", async () => {
  const body = (...required: readonly string[]) => ({ content: { "application/json": { schema: { required } } } });
  const of = (...required: readonly string[]) => ({
    ...api("openai", "string", {}),
    webhooks: { born: { post: { requestBody: body(...required), responses: { 200: { description: "" } } } } },
  });
  const report = reportChanges(await changesBetween(of("id"), of(), { witnesses: false }));
  const lines = printReport([{ base: "one", revision: "two", report }], "text").split("\n");
  expect(lines[lines.findIndex((line) => line.includes("webhook `born`")) - 1]).toBe("Webhooks");
});

it("of one place as many values are named as there is room for, and the rest is counted", async () => {
  const of = (...values: readonly string[]) =>
    api("openai", "string", {
      "/b": { get: { ...get.get, parameters: [{ name: "q", in: "query", schema: { enum: values } }] } },
    });
  const values = Array.from({ length: 60 }, (_, index) => `value-number-${index}`);
  const changes = await changesBetween(of("a", ...values), of("a"), { witnesses: false });
  const [line = ""] = printFolded({ base: "one", revision: "two", report: reportChanges(changes) }, 40, 120).slice(1);
  expect(line).toMatch(/^ {2}error {4}60 × `request\.query\.q` not `"value-number-0"`, /);
  const row = printFolded({ base: "one", revision: "two", report: reportChanges(changes) }, 40, 120).join(" ");
  expect(row).toMatch(/`"value-number-\d+"` and \d+ more\s+\[/);
  expect(row).not.toContain("…");
});

it("a changelog tells the values of one place on one line, with the operations that share them", async () => {
  const of = (...values: readonly string[]) => {
    const parameters = [{ name: "q", in: "query", schema: { enum: values } }];
    return api("openai", "string", {
      "/b": { get: { ...get.get, parameters } },
      "/c": { get: { ...get.get, parameters } },
    });
  };
  const values = Array.from({ length: 8 }, (_, index) => `v${index}`);
  const report = reportChanges(await changesBetween(of("a", ...values), of("a"), { witnesses: false }));
  const text = printReport([{ base: "one", revision: "two", report }], "changelog");
  expect(text.split("\n").filter((line) => line.startsWith("- "))).toEqual([
    '- Query parameter `q`: not `"v0"`, `"v1"`, `"v2"`, `"v3"`, `"v4"`, `"v5"` and 2 more. (`GET /v1/b` and 1 more)',
  ]);
});

it("a witness is whole where all of it is asked for", async () => {
  const of = (maxLength: number) =>
    api("openai", "string", {
      "/b": { get: { ...get.get, parameters: [{ name: "q", in: "query", schema: { type: "string", maxLength } }] } },
    });
  const report = reportChanges(await changesBetween(of(400), of(300)));
  const textOf = (options: object) => printReport([{ base: "one", revision: "two", report }], "text", options);
  expect(textOf({ full: true })).toMatch(/"a{301,400}"\n/);
  expect(textOf({})).toContain("a…");
});

describe("the text of a provider against the reference", () => {
  it("the text has verdict and counts first, then what both have, folded, then what one lacks in a line", async () => {
    const lines = (await textOf()).split("\n");
    expect(lines.slice(0, 7)).toEqual([
      tool,
      "openai → groq",
      "Breaks clients: 250 breaking, 0 warnings, 1 info; of all these, 200 operations not offered",
      "",
      "POST /v1/a  50 breaking, 0 warnings",
      expect.stringMatching(/^ {2}error {4}50 × not null in `request\.body`: `field0`, /),
      expect.stringMatching(/^ {11}`.* and \d+ more \[request-property-became-not-nullable\]$/),
    ]);
    expect(lines).toContainEqual(expect.stringMatching(/^200 operations missing at groq \(breaking\): GET \/v1\/z0, /));
    expect(lines).toContainEqual("1 operation at groq that openai lacks: GET /v1/own");
    expect(lines.length).toBeLessThan(100);
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  });

  it("the text shows everything where it is asked for, in words for another provider", async () => {
    const full = await textOf({ full: true });
    expect(full).toContain("Request property `field0`: not null at groq.");
    expect(full).toContain("The path of `GET /v1/z0`: missing at groq.");
    expect(full).not.toContain("removed without");
    expect(full.split("\n").length).toBeGreaterThan(250);
  });

  it("a report leaves out what is milder than the reader asked for, and counts it", async () => {
    const changes = await changesBetween(reference, groq, { relation: "providers", witnesses: false });
    const comparand = { base: "openai", revision: "groq", report: reportChanges(changes, { relation: "providers" }) };
    const report = JSON.parse(printReport([comparand], "json", { minLevel: "error" })) as {
      readonly changes: readonly { readonly level: string }[];
      readonly summary: object;
    };
    expect(new Set(report.changes.map(({ level }) => level))).toEqual(new Set(["error"]));
    expect(report).toMatchObject({ summary: { breaking: 250, warning: 0, info: 1 }, compared: [{ hidden: 1 }] });
    for (const format of ["text", "markdown", "html", "changelog", "github", "junit", "sarif"] as const)
      expect(printReport([comparand], format, { minLevel: "error" }), format).toContain("1 milder not shown");
    expect(printReport([comparand], "text")).not.toContain("not shown");
  });

  it("the text names operations before webhooks, and counts what it leaves out", async () => {
    const hooks = { webhooks: { a_hook: { post: { responses: { 200: { description: "" } } } } } };
    const several = Object.fromEntries(names.map((name) => [`/${name}`, groq["paths" as keyof typeof groq]["/a"]]));
    const [base, revision] = [
      { ...api("openai", ["string", "null"], { ...missing, ...wide("null", several) }), ...hooks },
      api("groq", "string", { ...several, "/own": get }),
    ];
    const lines = linesOf([await compared(base, revision)]);
    const count = (line: string) => Number(/(\d+) breaking/.exec(line)?.[1] ?? 0);
    expect(lines).toContainEqual(expect.stringMatching(/^200 operations and 1 webhook missing at .*: GET /));
    const told = lines.filter((line) => /^[A-Z]+ \/|^… and|missing at/.test(line));
    expect(told.at(-2)).toMatch(/^… and \d+ more operations: \d+ breaking, 1 warning\.$/);
    // What is missing breaks as well, but for coverage.
    expect(told.slice(0, -1).reduce((sum, line) => sum + count(line), 201)).toBe(count(lines[2] ?? ""));
  });

  it("the text about many providers fits on three screens all the same, with the worst operations of each", async () => {
    const one = await compared(reference, groq);
    const several = Array.from({ length: 12 }, (_, index) => ({ ...one, revision: `groq${index}` }));
    for (const count of [2, 6, 12]) {
      const lines = linesOf(several.slice(0, count));
      expect(lines.length, String(count)).toBeLessThanOrEqual(140);
      expect(lines.filter((line) => /^ *POST \/v1\/a {2}50 breaking, 0 warnings/.test(line))).toHaveLength(count);
    }
    const all = linesOf(Array.from({ length: 40 }, () => one));
    expect(all).toContainEqual(expect.stringMatching(/^… and \d+ more comparisons, with fewer that break\.$/));
    expect(all.length).toBeLessThanOrEqual(150);
  });

  it("how calls authenticate comes first, with the operations that it reaches", async () => {
    const schemes = { components: { securitySchemes: { k: { type: "apiKey", in: "header", name: "X" } } } };
    const lines = linesOf([
      await compared(
        { ...reference, ...schemes },
        { ...reference, ...schemes, ...api("openai", "string", missing), security: [{ k: [] }] },
      ),
    ]);
    expect(lines.slice(5, 8)).toEqual([
      "Authentication  1 breaking, 0 warnings",
      "  error    The security requirement `k` was added to the API. Reaches POST /v1/a, GET /v1/z0, GET /v1/z1 and 198 more.",
      "           [api-global-security-added]",
    ]);
  });

  it("answers to calls that failed come after the others, however much differs in them", async () => {
    const answers = (ok: unknown, failed: unknown) => {
      const answer = (schema: unknown) => ({ description: "", content: { "application/json": { schema } } });
      return api("a", "string", { "/b": { get: { responses: { 200: answer(ok), 429: answer(failed) } } } });
    };
    const whole = { type: "object", properties: properties("string"), required: names };
    const { required: _, ...partial } = whole;
    const lines = linesOf([
      await compared(
        answers({ type: "object", properties: { a: { type: "string" } } }, whole),
        answers({ type: "object", properties: { a: { type: "integer" } } }, partial),
      ),
    ]);
    const block = lines.slice(lines.findIndex((line) => line.startsWith("GET /v1/b  51 breaking")) + 1);
    expect(block[0]).toContain("[response-property-type-changed]");
    expect(block[1]).toContain("50 × may be missing in `response.429.body`");
  });
});

/** The schemas of the operations with null. */
function wide(type: string, paths: Node): Node {
  return JSON.parse(JSON.stringify(paths).replaceAll('"type":"string"', `"type":["string","${type}"]`)) as Node;
}

async function compared(base: object, revision: object): Promise<Comparand> {
  const changes = await changesBetween(base, revision, { witnesses: false });
  return { base: "base", revision: "revision", report: reportChanges(changes) };
}

function linesOf(comparands: readonly Comparand[]): readonly string[] {
  return printReport(comparands, "text").split("\n");
}

describe("which operations are compared", () => {
  const tagged = (tags: readonly string[]) => ({ get: { tags, responses: { 200: { description: "" } } } });
  const base = api("t", "string", {
    "/files": tagged(["Files"]),
    "/files/{id}": tagged(["Files"]),
    "/chat": tagged([]),
  });
  const lost = async (operations: { readonly only?: readonly string[]; readonly except?: readonly string[] }) =>
    (await changesBetween(base, api("t", "string", {}), { operations })).map(({ operation }) => operation);

  it("operations are chosen by method and path, by path with a star, and by tag", async () => {
    expect(await lost({ only: ["GET /v1/chat"] })).toEqual(["GET /v1/chat"]);
    expect(await lost({ only: ["/files*"] })).toEqual(["GET /v1/files", "GET /v1/files/{id}"]);
    expect(await lost({ only: ["Files"], except: ["/files/*"] })).toEqual(["GET /v1/files"]);
    expect(await lost({ except: ["Files"] })).toEqual(["GET /v1/chat"]);
  });
});

describe("a report of a part", () => {
  it.each(["text", "markdown", "html"] as const)("a report in %s says of which part it is", (format) => {
    const report = { ...reportChanges([]), operations: { only: ["/a", "Files"], except: ["GET /b"] } };
    const text = printReport([{ base: "a", revision: "b", report }], format);
    expect(text.replace(/<[^>]+>|\\/g, "")).toMatch(/Of a part: only `?\/a`?, `?Files`?, all but `?GET \/b`?\./);
    expect(printReport([{ base: "a", revision: "b", report: reportChanges([]) }], format)).not.toContain("Of a part");
  });

  it("what stands in no operation has a heading of its own kind", async () => {
    const base = {
      ...api("a", "string", {}),
      webhooks: { born: { post: { responses: { 200: { description: "" } } } } },
      components: { schemas: { Gone: { type: "string" } } },
    };
    const changes = await changesBetween(base, { ...base, webhooks: {}, components: {} });
    const lines = printReport([{ base: "a", revision: "b", report: reportChanges(changes) }], "text").split("\n");
    expect(lines).toEqual(expect.arrayContaining(["Webhooks", "Schemas"]));
  });
});

describe("what two descriptions are to each other", () => {
  it("descriptions of other titles and hosts are of two providers, and so are those that share little", async () => {
    const relation = async (one: object, two: object) => relationOf(await contractOf(one), await contractOf(two));
    expect(await relation(reference, groq)).toBe("providers");
    expect(await relation(reference, reference)).toBe("versions");
    expect(await relation(reference, { ...groq, servers: [{ url: "https://openai.example/v1" }] })).toBe("versions");
    expect(await relation(reference, { ...groq, servers: [] })).toBe("providers");
    const renamed = { ...api("renamed", "string", missing), servers: [] };
    expect(await relation(reference, renamed)).toBe("versions");
  });

  it("the established levels are a preset", async () => {
    const schemes = {
      k: { type: "apiKey", in: "header", name: "X" },
      other: { type: "http", scheme: "basic" },
    };
    const asking = (needs: Node) => ({ ...reference, components: { securitySchemes: schemes }, security: [needs] });
    const lines = async (levels: object) =>
      (await changesBetween(asking({ k: [] }), asking({ k: [], other: [] }), levels)).map(
        ({ level, id }) => `${level} ${id}`,
      );
    expect(await lines({})).toContain("error api-global-security-removed");
    expect(await lines({ levels: "oasdiff" })).toContain("info api-global-security-removed");
  });
});
