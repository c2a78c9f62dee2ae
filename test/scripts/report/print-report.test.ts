import { marked } from "marked";
import { type HTMLElement, parse } from "node-html-parser";
import { describe, expect, it } from "vitest";
import { thisTool } from "../../../scripts/base/tool.js";
import type { Change } from "../../../scripts/drift/changes/types.js";
import { reportChanges } from "../../../scripts/drift/find-changes.js";
import type { ProviderScore } from "../../../scripts/drift/score.js";
import { printReport, type ReportFormat, reportFormats } from "../../../scripts/report/print-report.js";
import { impactLine } from "../../../scripts/report/verdict.js";
import { visibleText } from "../../../scripts/report/visible.js";
import { accepted, breaking, comparand, hostile, warning } from "./comparand.js";

const tool = `${thisTool().name} ${thisTool().version}`;

const scores: readonly ProviderScore[] = [
  {
    provider: "relay",
    coverage: { offered: 1, total: 2 },
    share: 0.75,
    operations: [
      { operation: "POST /v1/pets", status: "partial", fields: 4, taken: 3, share: 0.75 },
      { operation: "GET /v1/pets", status: "missing", fields: 1, taken: 0, share: 0 },
    ],
  },
];

describe("text", () => {
  it("the text report names place, reach and witness of a change", () => {
    const text = printReport([comparand], "text");
    expect(text).toContain("error    The maximum length of request property `name`");
    expect(text).toContain("pets.yaml:12 #/components/schemas/Pet/properties/name");
    expect(text).toContain("POST /v1/pets, PUT /v1/pets/{id}");
    expect(text).toContain('{"name":"aaaaaa"}');
    expect(text).toContain("1 breaking, 1 warning, 0 info, 1 accepted");
  });

  it("the text report says what to do next, and no more than the counts where there is nothing to do", () => {
    const text = printReport([comparand, { ...comparand, revision: "b" }], "text");
    expect(text).toContain("concord drift --explain request-property-max-length-decreased\n");
    expect(text).toMatch(/In all +2 breaking, 2 warnings, 0 info, 2 accepted\n/);
    const empty = { ...comparand, revision: "b", report: reportChanges([]) };
    expect(printReport([empty], "text")).toBe(`${tool}\nopenai → b\nNo difference.\n`);
  });

  it("the text report breaks messages between words and the matrix between providers to fit a terminal", () => {
    const many = ["one", "two", "three", "four", "five"].map((provider) => ({
      ...scores[0],
      provider,
      share: 0.75,
      coverage: { offered: 1, total: 2 },
      operations: scores[0]?.operations ?? [],
    }));
    const only = { ...comparand, revision: "b", report: reportChanges([breaking]) };
    const text = printReport([only], "text", { scores: many, width: 60 });
    const details = /^ {11}(?:base|revision|reaches|witness) |^(?:What|Side|To) /;
    for (const line of text.split("\n").filter((line) => !details.test(line)))
      expect(line.length).toBeLessThanOrEqual(60);
    expect(text).toMatch(/ {2}error {4}The maximum [^\n]*\n {11}[^\n]* 9 to 5\./);
    expect(text.match(/Share of the reference/g)).toHaveLength(3);
    expect(text).toContain("–: lacks the operation");
  });

  it("the text report has no line of more than 120 columns, however many comparisons and providers it tells of", () => {
    const summary = { breaking: 1, warning: 372, info: 2798, notOffered: 816, webhooksNotOffered: 48, unproven: 8 };
    const impact = {
      impact: "major",
      versions: { base: "2026.11.30-preview.1", revision: "2026.12.30-preview.2" },
    } as const;
    const of = (revision: string) => ({
      base: "openai",
      revision,
      report: { ...comparand.report, ...impact, summary },
    });
    const names = Array.from({ length: 12 }, (_, index) => `provider-number-${index}`);
    const rows = scores[0]?.operations ?? [];
    const wide = names.map((provider) => ({
      ...scores[0],
      provider,
      share: 1,
      coverage: { offered: 1, total: 2 },
      operations: rows,
    }));
    for (const shown of [names.slice(0, 1), names.slice(0, 3), names]) {
      const text = printReport(shown.map(of), "text", { scores: wide });
      expect(text.split("\n").filter((line) => line.length > 120)).toEqual([]);
      expect(text).toMatch(/8\s+not\s+proved\)/);
    }
  });

  it("the text report has no heading below which nothing is said", () => {
    const same = { ...comparand, revision: "same", report: reportChanges([]) };
    const text = printReport([comparand, same], "text");
    expect(text).toContain("openai → same  No difference.\n");
    expect(text).not.toMatch(/^openai → same$/m);
    expect(printReport([comparand, same], "text", { full: true })).not.toMatch(/^openai → same$/m);
  });

  it("the table of the text report has what most providers offer, and says how much it leaves out", () => {
    const operation = (name: string, status: "full" | "missing") => ({
      operation: name,
      status,
      fields: 1,
      taken: 1,
      share: 1,
    });
    const numbers = Array.from({ length: 60 }, (_, index) => index);
    const many = ["one", "two", "three"].map((provider, at) => ({
      provider,
      share: 1,
      coverage: { offered: 1, total: 60 },
      operations: numbers.map((number) =>
        operation(`GET /${number}`, number >= 20 * at && number < 50 ? "full" : "missing"),
      ),
    }));
    const table = (full: boolean) => printReport([comparand], "text", { scores: many, full }).match(/^GET \/\d+/gm);
    expect(table(false)).toEqual([20, 21, ...numbers.slice(40, 50)].map((number) => `GET /${number}`));
    expect(printReport([comparand], "text", { scores: many })).toContain(
      "; 38 more operations that some offer: --full\n",
    );
    expect(table(true)).toHaveLength(60);
  });

  it("the text report lets no description command the terminal", () => {
    const evil = "a\u001b[2Jb\u202ec\u009bd\ne";
    const change = {
      ...breaking,
      operation: evil,
      message: evil,
      witness: { [evil]: evil },
      base: { file: "a.yaml", pointer: `/${evil}` },
    };
    const text = printReport([{ base: evil, revision: evil, report: reportChanges([change]) }], "text");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(text).toContain("a\\u001b[2Jb\\u202ec\\u009bd\\ne");
  });

  it("the text report has colours only where they are asked for", () => {
    expect(printReport([comparand], "text")).not.toContain("\u001b");
    expect(printReport([comparand], "text", { color: true })).toContain("\u001b[31m");
  });

  it("the text report shows the matrix", () => {
    expect(printReport([comparand], "text", { scores })).toMatch(/POST \/v1\/pets +75 %\nGET \/v1\/pets +–/);
    expect(printReport([comparand], "markdown", { scores })).toContain("| `POST /v1/pets` | 75 % |");
  });
});

describe("json", () => {
  it("the JSON report has the documented fields", () => {
    const report = JSON.parse(printReport([comparand], "json"));
    expect(report.summary).toEqual({ breaking: 1, warning: 1, info: 0 });
    expect(report.changes[0]).toEqual({
      id: "request-property-max-length-decreased",
      level: "error",
      breaking: true,
      impact: "major",
      operation: "POST /v1/pets",
      operations: ["POST /v1/pets", "PUT /v1/pets/{id}"],
      location: "request.body.name",
      message: breaking.message,
      subject: "request property `name`",
      from: 9,
      to: 5,
      base: { file: "pets.yaml", pointer: "/components/schemas/Pet/properties/name", line: 12 },
      revision: { file: "pets-new.yaml", pointer: "/components/schemas/Pet/properties/name", line: 14 },
      witness: { name: "aaaaaa" },
      fingerprint: "1111111111111111",
    });
    expect(report.changes[2].revision).toBeNull();
  });

  it("the JSON report says what was compared when there are several comparisons", () => {
    const report = JSON.parse(printReport([comparand, { ...comparand, revision: "b" }], "json"));
    expect(report.changes.at(-1).compared).toEqual({ base: "openai", revision: "b" });
    expect(report.summary.breaking).toBe(2);
    expect(report).not.toHaveProperty("scores");
    expect(JSON.parse(printReport([comparand], "json", { scores })).scores[0]).toMatchObject({
      provider: "relay",
      share: 0.75,
    });
  });
});

describe("sarif", () => {
  const resultOf = (change: Change) =>
    JSON.parse(printReport([{ ...comparand, report: reportChanges([change]) }], "sarif")).runs[0].results[0];

  it("the SARIF report lists each rule once with its help and points to the revision", () => {
    const [run] = JSON.parse(printReport([comparand], "sarif")).runs;
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
      "api-removed-without-deprecation",
      "request-property-max-length-decreased",
      "request-property-removed",
    ]);
    for (const rule of run.tool.driver.rules) {
      for (const text of [rule.shortDescription, rule.fullDescription, rule.help]) expect(text.text).toMatch(/\w/);
      expect(["error", "warning", "note"]).toContain(rule.defaultConfiguration.level);
    }
    expect(run.results[0]).toMatchObject({
      ruleId: "request-property-max-length-decreased",
      ruleIndex: 1,
      level: "error",
      partialFingerprints: { "concord/v1": "1111111111111111" },
      properties: { location: "request.body.name", subject: "request property `name`", from: 9, to: 5 },
    });
    expect(run.results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "pets-new.yaml" },
      region: { startLine: 14, startColumn: 7 },
    });
  });

  it("the SARIF report suppresses what was accepted, and fails nothing with it", () => {
    const result = resultOf(accepted);
    expect(result.suppressions[0]).toMatchObject({ kind: "external", justification: hostile });
    expect(result.level).toBe("note");
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe("pets.yaml");
  });

  it("the SARIF report has a URI for every path, a line for every place and a hash for every change", () => {
    const at = (file: string) => ({ ...breaking, revision: { file, pointer: "" } });
    const uriOf = (file: string) => resultOf(at(file)).locations[0].physicalLocation.artifactLocation.uri;
    expect(uriOf("../a b/ü#.yaml")).toBe("../a%20b/%C3%BC%23.yaml");
    expect(uriOf("/tmp/a.yaml")).toBe("file:///tmp/a.yaml");
    expect(resultOf(at("a.yaml")).locations[0].physicalLocation.region.startLine).toBe(1);
    const hashes = [breaking, { ...breaking, fingerprint: "4444444444444444" }].map(
      (change) => resultOf(change).partialFingerprints.primaryLocationLineHash,
    );
    expect(new Set(hashes).size).toBe(2);
  });
});

describe("junit", () => {
  it("the JUnit report fails what breaks and skips what was accepted", () => {
    const xml = printReport([comparand], "junit");
    expect(xml).toContain('<testsuites name="concord drift" tests="3" failures="1" errors="0">');
    expect(xml.match(/<failure /g)).toHaveLength(1);
    expect(xml.match(/<skipped /g)).toHaveLength(1);
    expect(xml).not.toContain("\u0007");
    expect(xml).not.toContain("<img");
  });

  it("the JUnit report gives every test a name of its own", () => {
    const twins = [breaking, { ...breaking, fingerprint: "4444444444444444" }];
    const xml = printReport([{ ...comparand, report: reportChanges(twins) }], "junit");
    const names = [...xml.matchAll(/<testcase classname="[^"]*" name="([^"]*)"/g)].map(([, name]) => name);
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(2);
  });

  it("the JUnit report has a passing test where nothing differs", () => {
    const xml = printReport([{ ...comparand, report: reportChanges([]) }], "junit");
    expect(xml).toContain('tests="1" failures="0"');
  });
});

describe("github", () => {
  const linesOf = (...changes: readonly Change[]) =>
    printReport([{ ...comparand, revision: "b", report: reportChanges(changes) }], "github")
      .trimEnd()
      .split("\n");

  it("the GitHub report prints one command per line whatever the texts hold", () => {
    const place = { file: "a,b:c%.yaml", pointer: "", line: 3 };
    const lines = linesOf({ ...breaking, message: hostile, revision: place });
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(
      /^::error file=a%2Cb%3Ac%25\.yaml,line=3,title=request-property-max-length-decreased::POST/,
    );
  });

  it("the GitHub report counts first and puts the gravest before the others: the service shows ten of each level", () => {
    const second = { ...comparand, revision: "c", report: reportChanges([breaking]) };
    const lines = printReport([{ ...comparand, revision: "b" }, second], "github")
      .trimEnd()
      .split("\n");
    expect(lines.map((line) => line.slice(0, line.indexOf(" ")))).toEqual([
      "::error",
      "::error",
      "::error",
      "::warning",
    ]);
    expect(lines[0]).toBe(
      `::error title=API drift (${tool})::openai → b: Breaks clients: 1 breaking, 1 warning, 0 info, 1 accepted%0Aopenai → c: Breaks clients: 1 breaking, 0 warnings, 0 info`,
    );
    expect(linesOf(warning)[0]).toMatch(/^::warning title=API drift/);
    expect(linesOf()[0]).toMatch(/^::notice title=API drift .*No difference/);
  });

  it("the GitHub report has as many notices as the service shows, every break, and how many notices more there are", () => {
    const many = (change: Change, count: number) =>
      Array.from({ length: count }, (_, index) => ({ ...change, fingerprint: `${change.level}${index}` }));
    const mild: Change = { ...warning, level: "info" };
    const notices = (...changes: Change[]) => linesOf(...changes).filter((line) => line.startsWith("::notice"));
    expect(notices(breaking, ...many(mild, 10)).filter((line) => line.includes("more compatible"))).toEqual([]);
    expect(notices(breaking, ...many(mild, 10))).toHaveLength(10);
    expect(notices(breaking, ...many(mild, 2798))).toHaveLength(10);
    expect(notices(breaking, ...many(mild, 2798)).at(-1)).toMatch(
      /^::notice title=API drift [^:]*::2789 more compatible changes, which other formats have/,
    );
    // The verdict is one of them where nothing breaks.
    expect(notices(...many(mild, 10))).toHaveLength(10);
    expect(notices(...many(mild, 10)).at(-1)).toContain("::2 more compatible changes");
    expect(linesOf(...many(breaking, 30), ...many(warning, 20)).slice(1)).toHaveLength(50);
  });
});

describe("markdown", () => {
  it("the text, the Markdown report and the HTML page have comparisons and operations in one order, the worst first", () => {
    const of = (revision: string, counts: Readonly<Record<string, number>>) => {
      const changes = Object.entries(counts).flatMap(([operation, count]) =>
        Array.from(
          { length: count },
          (_, index): Change => ({
            ...breaking,
            ...{ operation, operations: [operation], fingerprint: `${operation}${index}` },
          }),
        ),
      );
      return { base: "openai", revision, report: reportChanges(changes) };
    };
    const shown = [of("mild", { "GET /a": 1, "GET /b": 2 }), of("grave", { "GET /c": 1, "GET /d": 3 })];
    const order = ["grave", "GET /d", "GET /c", "mild", "GET /b", "GET /a"];
    const found = (text: string, mark: RegExp) => Array.from(text.matchAll(mark), ([, name]) => name);
    const marked = /^#{2,3} (?:openai → )?`?(.*?)`?$/gm;
    expect(
      found(printReport(shown, "text", { full: true }).replaceAll("openai → ", ""), /^(grave|mild|GET \/\w)$/gm),
    ).toEqual(order);
    expect(found(printReport(shown, "markdown"), marked)).toEqual(order);
    const page = parse(printReport(shown, "html"));
    const titles = page
      .querySelectorAll("section h3, section h4")
      .map(({ textContent }) => textContent.replace("openai → ", ""));
    expect(titles).toEqual(order);
  });

  it("the Markdown report folds compatible and accepted changes away and lets no markup through", () => {
    const markdown = printReport([comparand], "markdown");
    expect(markdown).toContain("<details><summary>1 accepted change</summary>");
    expect(markdown).not.toContain("<img");
    expect(markdown).toContain('```json\n  {"name":"aaaaaa"}\n  ```');
    expect(markdown).toContain("(`request-property-max-length-decreased`, `pets-new.yaml:14`)");
  });

  it("the Markdown report tells what repeats on one line before it leaves anything out", () => {
    const many = (change: Change, count: number) =>
      Array.from({ length: count }, (_, index) => ({
        ...change,
        location: `request.body.p${index}`,
        fingerprint: `${index}`,
      }));
    const report = reportChanges([...many(breaking, 900), ...many(warning, 900)]);
    const markdown = printReport([{ ...comparand, report }, comparand], "markdown");
    expect(markdown.length).toBeLessThanOrEqual(65_536);
    expect(markdown).toContain("900 breaking, 900 warnings");
    expect(markdown).toMatch(/^- ❌ 900 × maximum length 5 instead of 9 in `request\.body`: `p0`, `p1`, .*`p899` \(/m);
    expect(markdown).not.toContain("… and ");
    expect(markdown).toContain("`concord drift --format html`");
  });

  it("the Markdown report leaves the table out before any finding, and has it behind all of them", () => {
    const wide = (count: number, status: "full" | "missing") =>
      ["one", "two"].map((provider) => ({
        provider,
        share: 1,
        coverage: { offered: 1, total: count },
        operations: Array.from({ length: count }, (_, index) => ({
          operation: `GET /things/${index}/parts`,
          status: index === 7 ? ("full" as const) : status,
          fields: 1,
          taken: 1,
          share: 1,
        })),
      }));
    const of = (scores: readonly ProviderScore[]) =>
      printReport([comparand, { ...comparand, revision: "b" }], "markdown", { scores });
    const cut = of(wide(3000, "full"));
    expect(cut.length).toBeLessThan(65_536);
    expect(cut).not.toMatch(/^\|/m);
    expect(cut.match(/^- ❌ The maximum length/gm)).toHaveLength(2);
    expect(cut).toContain("Shortened to what a comment can hold.");
    const folded = of(wide(3000, "missing"));
    expect(folded.match(/^\| `GET .*/gm)).toEqual(["| `GET /things/7/parts` | 100 % | 100 % |"]);
    expect(folded).toContain("\n\n2999 more operations, which no provider is known to offer.\n");
    expect(folded.indexOf("| Operation")).toBeGreaterThan(folded.lastIndexOf("\n- "));
    expect(folded).not.toContain("Shortened");
    expect(of(wide(20, "missing")).match(/^\| `GET /gm)).toHaveLength(20);
  });

  it("the Markdown report is as many verdicts as have room where not even one change each has", () => {
    const many = Array.from({ length: 3000 }, (_, index) => ({ ...comparand, revision: `provider${index}` }));
    expect(printReport(many, "markdown")).toMatch(/\n… and \d+ more comparisons\.\n/);
    expect(printReport(many, "markdown").length).toBeLessThan(65_536);
  });

  it("the shortened Markdown report has the worst operations, whatever they are called", () => {
    const of = (operation: string, count: number, change = breaking) =>
      Array.from({ length: count }, (_, index) => ({
        ...change,
        operation,
        operations: [operation, "GET /b"],
        fingerprint: `${operation}${index}`,
      }));
    const small = Array.from({ length: 900 }, (_, index) => of(`GET /a/${index}`, 1)).flat();
    const report = reportChanges([...small, ...of("POST /z", 3), ...of("POST /z", 50, warning)]);
    const markdown = printReport([{ ...comparand, report }], "markdown");
    expect(markdown.match(/^### .*/m)?.[0]).toBe("### `POST /z`");
    expect(markdown.length).toBeGreaterThan(45_000);
    const shown = markdown.match(/^- ❌ (?:\d+ × )?/gm)?.map((line) => Number(/\d+/.exec(line)?.[0] ?? 1)) ?? [];
    const total = shown.reduce((sum, count) => sum + count, 0);
    expect(markdown).toContain(`… and ${953 - total} more breaking changes and warnings.`);
    // Breaks go before warnings, of whatever operation.
    expect(markdown).not.toContain("⚠️");
  });

  it("the Markdown report shows hostile text as text", () => {
    const markdown = printReport(
      [{ ...comparand, report: reportChanges([{ ...breaking, message: hostile, operation: hostile }]) }],
      "markdown",
    );
    const page = parse(marked.parse(markdown, { async: false }));
    expect(page.querySelectorAll("img, script, h1")).toHaveLength(0);
    expect(page.querySelectorAll("h3, li")).toHaveLength(2);
  });
});

describe("changelog", () => {
  it("the changelog sorts changes by what users of a generated client have to do", () => {
    const added = { ...warning, id: "endpoint-added", level: "info", message: "`GET /v1/x` was added." } as const;
    const deprecated = { ...warning, id: "request-property-deprecated", level: "info", message: "Old." } as const;
    const versions = { base: "1.0.0", revision: "1.1.0" };
    const report = { ...reportChanges([breaking, warning, added, deprecated]), versions };
    const text = printReport([{ base: "a", revision: "b", report }], "changelog");
    expect(text.match(/^#+ .*/gm)).toEqual([
      "## 1.1.0",
      "### Breaking",
      "### Breaking code",
      "### Added",
      "### Deprecated",
    ]);
    expect(text).toContain("major, from 1.0.0 to 1.1.0; 2.0.0 is needed.");
    expect(text).toContain("- Request property `tag` was removed. (`PUT /v1/pets/{id}`)");
    expect(text).toContain("(`POST /v1/pets` and 1 more)");
    expect(text).toContain("From a to b. Breaks clients: 1 breaking, 1 warning, 2 info.");
  });

  it("the changelog of several descriptions names each, and those that are the same in one line", () => {
    const versions = { base: "1.0.0", revision: "2.0.0" };
    const [one, same] = [[warning], []].map((changes) => ({ ...reportChanges(changes), versions }));
    const text = printReport(
      ["x", "y", "z"].map((name) => ({
        base: `${name} before`,
        revision: name,
        report: (name === "y" ? one : same) ?? reportChanges([]),
      })),
      "changelog",
    );
    expect(text.match(/^#+ .*/gm)).toEqual(["## y 2.0.0", "### Breaking code"]);
    expect(text).toContain("Breaks code: 0 breaking, 1 warning, 0 info. For users of a generated client: major (the");
    expect(text).toContain(`No difference: x before → x, z before → z. (${tool})`);
  });

  it("the changelog of providers names them, and has what one lacks in one line", () => {
    const lack = (index: number) =>
      ({
        ...warning,
        id: "api-path-removed-without-deprecation",
        level: "info",
        operation: `GET /${index}`,
        message: "Gone.",
        part: { kind: "path", operation: "" },
      }) as const;
    const added = { ...lack(9), id: "endpoint-added" } as const;
    const report = reportChanges([breaking, lack(1), lack(2), added], { relation: "providers" });
    const text = printReport([{ base: "openai", revision: "groq", report }], "changelog");
    expect(text.match(/^#+ .*/gm)).toEqual(["## openai → groq", "### Breaking", "### Added", "### Changed"]);
    expect(text).toContain("- 2 operations missing at groq (`GET /1` and 1 more)");
    expect(text).toContain("- 1 operation at groq that openai lacks (`GET /9`)");
  });
});

describe("what is about every call", () => {
  const operations = ["GET /a", "GET /b", "GET /c", "GET /d", "GET /e"];
  const login = {
    ...breaking,
    id: "api-global-security-removed",
    operation: null,
    operations,
    message: "Login.",
    part: { kind: "security" },
  } as const;
  const noted = {
    base: "a",
    revision: "b",
    report: reportChanges([breaking, { ...breaking, fingerprint: "4" }, login]),
  };

  it("the Markdown report has it first, with its operations", () => {
    const markdown = printReport([noted], "markdown");
    expect(markdown.match(/^### .*/gm)).toEqual(["### Authentication", "### `POST /v1/pets`"]);
    expect(markdown).toContain("Login. Reaches `GET /a`, `GET /b`, `GET /c` and 2 more.");
  });

  it("the annotations of GitHub have it first, with its operations", () => {
    const [, first] = printReport([noted], "github").split("\n");
    expect(first).toMatch(/::GET \/a and 4 more operations: Login\.$/);
  });

  it("the HTML page has it first among the worst", () => {
    const page = parse(printReport([noted], "html"));
    expect(page.querySelector(".worst li")?.textContent).toContain("GET /a and 4 more");
  });
});

describe("what a baseline accepts in vain", () => {
  const entry = {
    fingerprint: "1",
    reason: "known",
    level: "error",
    id: "request-body-removed",
    operation: "POST /a",
    location: "request.body",
  } as const;
  const noted = {
    base: "a",
    revision: "b",
    report: reportChanges([breaking]),
    gone: [entry],
    expired: [{ ...entry, operation: "POST /b" }],
  };

  it.each(["text", "markdown", "html"] as const)(
    "a report in %s says what of a baseline is gone and what is over",
    (format) => {
      const plain = parse(marked.parse(printReport([noted], format), { async: false })).textContent;
      const text = format === "text" ? printReport([noted], format) : plain;
      expect(text).toMatch(
        /Of the baseline, 1 finding is no longer there \(--update-baseline forgets it\): POST \/a request\.body\s+\[request-body-removed\]\./,
      );
      expect(text).toContain("Of the baseline, 1 finding counts again, for its last day is over: POST /b request.body");
    },
  );

  it("the JSON report has what of a baseline is gone and what is over", () => {
    expect(JSON.parse(printReport([noted], "json"))).toMatchObject({
      compared: [{ gone: [entry], expired: [{ operation: "POST /b" }] }],
    });
  });
});

describe("what is accepted", () => {
  const report = reportChanges([{ ...breaking, accepted: "agreed", acceptedUntil: "2999-01-01" }]);

  it.each(["text", "markdown", "html", "junit"] as const)("a report in %s has its level and its last day", (format) => {
    const text = printReport([{ base: "one", revision: "other", report }], format, { full: true });
    expect(text).toContain("breaking, until 2999-01-01: agreed");
  });

  it("reports for machines have its level and its last day", () => {
    const json = JSON.parse(printReport([{ base: "one", revision: "other", report }], "json"));
    expect(json.changes).toMatchObject([{ level: "error", accepted: "agreed", acceptedUntil: "2999-01-01" }]);
    const sarif = JSON.parse(printReport([{ base: "one", revision: "other", report }], "sarif"));
    expect(sarif.runs[0].results).toMatchObject([
      { level: "note", properties: { level: "error", acceptedUntil: "2999-01-01" } },
    ]);
  });
});

describe("why the impact is major where nothing breaks", () => {
  const impact = (change: Change) => impactLine(reportChanges([change])).join("");
  const gone = {
    ...warning,
    id: "api-removed-with-deprecation",
    level: "info",
    part: { kind: "operation", operation: "GET /a" },
  } as const;

  it.each([
    ["a limit that is new", { ...warning, id: "request-property-max-set" } as const, "may refuse some calls"],
    ["another pattern", { ...warning, id: "request-property-pattern-changed" } as const, "may refuse some calls"],
    ["an operation that was deprecated", gone, "calls of what is gone fail"],
    ["a field", { ...warning, id: "response-optional-property-removed" } as const, "calls go on working"],
    ["what is accepted", { ...breaking, accepted: "agreed" }, "what is accepted counts"],
  ])("it is said of %s", (_, change, told) => {
    expect(impact(change)).toContain(told);
  });
});

describe("a comparison of descriptions that share no operation", () => {
  const change: Change = {
    ...breaking,
    id: "no-common-operation",
    operation: null,
    location: "operations",
    message: "The two descriptions share no operation, so that none was compared.",
    subject: "the two descriptions",
    part: { kind: "operations" },
    path: [],
  };
  const report = reportChanges([change], { relation: "providers" });

  it.each(reportFormats)("is told in %s, of both", (format) => {
    const text = printReport([{ base: "one", revision: "other", report }], format);
    expect(text).toContain("share no operation, so that none was compared.");
    expect(text).not.toContain("compared. at other");
  });
});

describe("the head of every format", () => {
  it.each(reportFormats)("a report in %s has the tool, both names, the verdict and the counts", (format) => {
    const report = reportChanges([breaking, warning]);
    const text = printReport([{ base: "one", revision: "other", report }], format);
    const plain = parse(text).textContent;
    for (const part of [thisTool().version, "one", "other"]) expect(text).toContain(part);
    expect(`${text} ${plain}`).toMatch(/Breaks clients|"verdict": "breaks"/);
    expect(`${text} ${plain}`).toMatch(/1 breaking|"breaking": 1/);
  });

  it("a report that leaves out what is milder has the verdict of all of it", () => {
    const text = printReport([{ base: "one", revision: "other", report: reportChanges([warning]) }], "text", {
      minLevel: "error",
    });
    expect(text).toContain("May break clients: 0 breaking, 1 warning, 0 info");
  });
});

/** Elements of JUnit reports with the attributes that they may have, by junit-10.xsd of Jenkins' xUnit plugin. */
const junitAttributes: Readonly<Record<string, readonly string[]>> = {
  TESTSUITES: ["name", "time", "tests", "failures", "errors"],
  TESTSUITE: ["name", "tests", "failures", "errors", "skipped", "time"],
  PROPERTIES: [],
  PROPERTY: ["name", "value"],
  TESTCASE: ["name", "time", "classname"],
  SKIPPED: ["type", "message"],
  FAILURE: ["type", "message"],
  "SYSTEM-OUT": [],
};

it("the JUnit report has no attribute that Jenkins refuses", () => {
  const reasons = [{ words: hostile, isVerdict: false }];
  const xml = printReport([comparand, { ...comparand, report: reportChanges([]) }], "junit", {
    outcome: { reasons, failing: ["error", "warning"] },
  });
  for (const { tagName, attributes } of parse(xml).querySelectorAll("*")) {
    expect(Object.keys(junitAttributes)).toContain(tagName);
    expect(Object.keys(attributes).filter((key) => !junitAttributes[tagName]?.includes(key))).toEqual([]);
  }
});

describe("html", () => {
  it("the HTML report holds everything and lets no markup through", () => {
    const html = printReport([comparand], "html", { scores });
    expect(html).not.toContain("<img");
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    expect(html).not.toMatch(/(?:src|href)="http/);
    expect(html).toContain("maxLength: 9");
    expect(html).toContain("aaaaaa");
  });
});

/** What whoever takes a report reads in it, once nothing is encoded any more; a format without its own does not compile. */
const readers: Readonly<Record<ReportFormat, (report: string) => string>> = {
  text: (report) => report,
  json: (report) =>
    JSON.parse(report)
      .changes.map(({ message }: Change) => message)
      .join(" "),
  markdown: (report) => parse(marked.parse(report, { async: false })).textContent,
  html: (report) => parse(report).textContent,
  sarif: (report) =>
    JSON.parse(report)
      .runs[0].results.map(({ message }: { message: { text: string } }) => message.text)
      .join(" "),
  junit: (report) => parse(report).querySelectorAll("failure, system-out").map(junitText).join(" "),
  changelog: (report) => parse(marked.parse(report, { async: false })).textContent,
  github: (report) => report.replaceAll("%0A", "\n").replaceAll("%0D", "\r").replaceAll("%25", "%"),
};

const junitText = (node: HTMLElement): string => `${node.getAttribute("message")} ${node.textContent}`;

describe("every format", () => {
  it.each(reportFormats)("a report in %s ends with a line break and takes an empty report", (format) => {
    expect(printReport([{ ...comparand, report: reportChanges([]) }], format).endsWith("\n")).toBe(true);
    expect(printReport([], format).length).toBeGreaterThan(0);
  });

  it.each(reportFormats)("a report in %s says what happened, whatever the texts hold", (format) => {
    const changes = [breaking, warning].map((change) => ({ ...change, message: `${change.level} ${hostile}` }));
    const read = readers[format](printReport([{ ...comparand, report: reportChanges(changes) }], format));
    const plain = (text: string) => text.replaceAll("`", "");
    for (const { message } of changes) {
      const texts = [message, visibleText(message)].map(plain);
      expect(texts.filter((text) => plain(read).includes(text))).not.toEqual([]);
    }
  });

  it.each(reportFormats.filter((format) => format !== "changelog"))(
    "a report in %s says why the run fails, whatever the words hold",
    (format) => {
      const words = `0 info ${hostile}\u001b[2J`;
      const outcome = { reasons: [{ words, isVerdict: false }], failing: ["error"] as const };
      const report = printReport([comparand], format, { outcome });
      expect(report).toContain("0 info");
      expect(report).not.toContain("\u001b");
      if (format === "html" || format === "markdown") expect(report).not.toMatch(/<script>alert|<img/);
    },
  );

  it("a report shows no excerpts but where the command asks for them", () => {
    const excerpts = { base: [{ text: "one excerpt" }], revision: [{ text: "other excerpt" }] };
    const report = reportChanges([{ ...breaking, excerpts }]);
    const shown = reportFormats.filter((format) => printReport([{ ...comparand, report }], format).includes("excerpt"));
    expect(shown).toEqual(["html"]);
  });
});
