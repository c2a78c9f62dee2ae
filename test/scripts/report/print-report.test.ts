import { describe, expect, it } from "vitest";
import { reportChanges } from "../../../scripts/drift/find-changes.js";
import type { ProviderScore } from "../../../scripts/drift/score.js";
import { printReport, reportFormats } from "../../../scripts/report/print-report.js";
import { breaking, comparand, hostile } from "./comparand.js";

const scores: readonly ProviderScore[] = [
  {
    provider: "relay",
    share: 0.75,
    operations: [
      { operation: "POST /v1/pets", status: "partial", fields: 4, taken: 3, share: 0.75 },
      { operation: "GET /v1/pets", status: "missing", fields: 1, taken: 0, share: 0 },
    ],
  },
];

describe("text", () => {
  it("names place, reach and witness of a change", () => {
    const text = printReport([comparand], "text");
    expect(text).toContain("error    The maximum length of request property `name`");
    expect(text).toContain("pets.yaml:12 #/components/schemas/Pet/properties/name");
    expect(text).toContain("POST /v1/pets, PUT /v1/pets/{id}");
    expect(text).toContain('{"name":"aaaaaa"}');
    expect(text).toContain("1 breaking, 1 warning, 0 info, 1 accepted");
  });

  it("has colours only where they are asked for", () => {
    expect(printReport([comparand], "text")).not.toContain("\u001b");
    expect(printReport([comparand], "text", { color: true })).toContain("\u001b[31m");
  });

  it("shows the matrix", () => {
    expect(printReport([comparand], "text", { scores })).toMatch(/POST \/v1\/pets +75 %\nGET \/v1\/pets +–/);
    expect(printReport([comparand], "markdown", { scores })).toContain("| `POST /v1/pets` | 75 % |");
  });
});

describe("json", () => {
  it("has the documented fields", () => {
    const report = JSON.parse(printReport([comparand], "json"));
    expect(report.summary).toEqual({ breaking: 1, warning: 1, info: 0 });
    expect(report.changes[0]).toEqual({
      id: "request-property-max-length-decreased",
      level: "error",
      breaking: true,
      operation: "POST /v1/pets",
      operations: ["POST /v1/pets", "PUT /v1/pets/{id}"],
      location: "request.body.name",
      message: breaking.message,
      base: { file: "pets.yaml", pointer: "/components/schemas/Pet/properties/name", line: 12 },
      revision: { file: "pets-new.yaml", pointer: "/components/schemas/Pet/properties/name", line: 14 },
      witness: { name: "aaaaaa" },
      fingerprint: "1111111111111111",
    });
    expect(report.changes[2].revision).toBeNull();
  });

  it("says what was compared when there are several comparisons", () => {
    const report = JSON.parse(printReport([comparand, { ...comparand, revision: "b" }], "json"));
    expect(report.changes.at(-1).compared).toEqual({ base: "openai", revision: "b" });
    expect(report.summary.breaking).toBe(2);
  });
});

describe("sarif", () => {
  it("lists each rule once and points to the revision", () => {
    const [run] = JSON.parse(printReport([comparand], "sarif")).runs;
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
      "api-removed-without-deprecation",
      "request-property-max-length-decreased",
      "request-property-removed",
    ]);
    expect(run.results[0]).toMatchObject({
      ruleId: "request-property-max-length-decreased",
      ruleIndex: 1,
      level: "error",
      partialFingerprints: { "concord/v1": "1111111111111111" },
    });
    expect(run.results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "pets-new.yaml" },
      region: { startLine: 14, startColumn: 7 },
    });
    expect(run.results[2].suppressions[0].justification).toBe(hostile);
  });
});

describe("junit", () => {
  it("fails what breaks and skips what was accepted", () => {
    const xml = printReport([comparand], "junit");
    expect(xml).toContain('<testsuites name="concord drift" tests="3" failures="1">');
    expect(xml.match(/<failure /g)).toHaveLength(1);
    expect(xml.match(/<skipped /g)).toHaveLength(1);
    expect(xml).not.toContain("\u0007");
    expect(xml).not.toContain("<img");
  });

  it("has a passing test where nothing differs", () => {
    const xml = printReport([{ ...comparand, report: reportChanges([]) }], "junit");
    expect(xml).toContain('tests="1" failures="0"');
  });
});

describe("github", () => {
  it("prints one command per line whatever the texts hold", () => {
    const lines = printReport([{ ...comparand, report: reportChanges([{ ...breaking, message: hostile }]) }], "github");
    const commands = lines.split("\n").filter((line) => line.startsWith("::"));
    expect(commands).toHaveLength(1);
    expect(commands[0]).toMatch(
      /^::error file=pets-new\.yaml,line=14,title=request-property-max-length-decreased::POST/,
    );
  });
});

describe("markdown", () => {
  it("folds compatible and accepted changes away and lets no markup through", () => {
    const markdown = printReport([comparand], "markdown");
    expect(markdown).toContain("<details><summary>1 accepted changes</summary>");
    expect(markdown).not.toContain("<img");
    expect(markdown).toContain('```json\n  {"name":"aaaaaa"}\n  ```');
  });
});

describe("html", () => {
  it("holds everything and lets no markup through", () => {
    const html = printReport([comparand], "html", { scores });
    expect(html).not.toContain("<img");
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    expect(html).not.toMatch(/(?:src|href)="http/);
    expect(html).toContain("maxLength: 9");
    expect(html).toContain("aaaaaa");
  });
});

describe("every format", () => {
  it.each(reportFormats)("%s ends with a line break and takes an empty report", (format) => {
    expect(printReport([{ ...comparand, report: reportChanges([]) }], format).endsWith("\n")).toBe(true);
    expect(printReport([], format).length).toBeGreaterThan(0);
  });
});
