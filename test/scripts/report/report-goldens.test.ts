import { mkdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { thisTool } from "../../../scripts/base/tool.js";
import type { Change, DriftReport } from "../../../scripts/drift/changes/types.js";
import { reportChanges } from "../../../scripts/drift/find-changes.js";
import type { ProviderScore } from "../../../scripts/drift/score.js";
import type { Comparand, PrintOptions } from "../../../scripts/report/comparand.js";
import type { HistoryRow } from "../../../scripts/report/history-row.js";
import { printReport, type ReportFormat, reportFormats } from "../../../scripts/report/print-report.js";
import { compareGolden } from "../../helpers/golden.js";
import { accepted, breaking, warning } from "./comparand.js";

const { witness: _, excerpts: __, ...rest } = breaking;
const unproven: Change = {
  ...rest,
  operation: null,
  location: "request.body.count",
  unproven: true,
  fingerprint: "4444444444444444",
};
const untried: Change = {
  ...unproven,
  operation: "GET /v1/pets",
  untried: true,
  operations: ["GET /v1/pets"],
  fingerprint: "5555555555555555",
};
const told: Change = {
  ...warning,
  id: "endpoint-added",
  level: "info",
  operation: "GET /v1/pets/{id}",
  location: "operation",
  message: "`GET /v1/pets/{id}` was added.",
  subject: "`GET /v1/pets/{id}`",
  base: null,
  revision: { file: "pets-new.yaml", pointer: "/paths/~1v1~1pets~1{id}/get", line: 30, column: 5 },
  fingerprint: "6666666666666666",
};
const repeated: readonly Change[] = ["a", "b"].map((name, index) => ({
  ...rest,
  operation: `POST /v1/${name}`,
  operations: [`POST /v1/${name}`],
  fingerprint: `777777777777777${index}`,
}));

const versions = { base: "1.0.0", revision: "1.1.0" } as unknown as NonNullable<DriftReport["versions"]>;
const comparand = (revision: string, changes: readonly Change[], more: Partial<DriftReport> = {}): Comparand => ({
  base: "openai",
  revision,
  report: { ...reportChanges(changes), ...more },
});
const all = comparand("relay", [
  breaking,
  warning,
  { ...accepted, message: "`DELETE /v1/pets/{id}` was removed.", accepted: "agreed" },
  unproven,
  untried,
  told,
  ...repeated,
]);
const providers = comparand("other", [breaking, told], { relation: "providers", versions });
const operations = { only: ["GET"], except: ["DELETE /v1/pets/{id}"] } as unknown as NonNullable<
  DriftReport["operations"]
>;
const none = comparand("same", [], { operations });

const score = (provider: string, share: number): ProviderScore => ({
  provider,
  coverage: { offered: 2, total: 4 },
  share,
  operations: [
    { operation: "POST /v1/pets", status: "partial", fields: 4, taken: 3, share: 0.75 },
    { operation: "GET /v1/pets", status: "missing", fields: 1, taken: 0, share: 0 },
    { operation: "PUT /v1/pets/{id}", status: "full", fields: 2, taken: 2, share: 1 },
    { operation: "DELETE /v1/pets/{id}", status: "unknown", fields: 2, unknown: 1, taken: 1, share: 0.5 },
  ],
});
const row = (date: string, share: number): HistoryRow => ({
  ...{ date: `${date}T00:00:00.000Z`, provider: "relay", reference: "openai", breaking: 1, warning: 2, info: 3 },
  ...{ score: share, offered: 2, total: 4 },
});
const other = score("other", 0.995);
const scores = [score("relay", 0.75), { ...other, operations: other.operations.slice(0, 3) }];
const history = [row("2026-01-01", 0.5), row("2026-02-01", 0.75)];

const prints: Readonly<Record<string, readonly [readonly Comparand[], PrintOptions]>> = {
  "one comparison, of everything that can be told": [[all], { scores: scores.slice(0, 1) }],
  "three comparisons, in full, with their history": [
    [all, providers, none],
    { full: true, scores, history, home: "../" },
  ],
  "breaks alone, for a narrow terminal": [[providers], { minLevel: "error", width: 60, color: true }],
  "no difference": [[none], {}],
};

/** What a page shows; its style and script are the same on each. */
function shown(text: string, format: ReportFormat): string {
  const plain = text.replaceAll(thisTool().version, "0.0.0").replaceAll("\u001b", "␛");
  return format === "html" ? plain.replace(/<(style|script)\b[\s\S]*?<\/\1>/g, "<$1>") : plain;
}

describe("reports in each format", () => {
  const folder = new URL("golden/formats/", import.meta.url);
  if (process.env.UPDATE_GOLDEN === "1") mkdirSync(folder, { recursive: true });

  it.each(reportFormats)("reports in the format %s are what people have read", (format) => {
    // What machines read is long.
    const titles = /json|sarif|junit/.test(format) ? [0, 3] : [0, 1, 2, 3];
    const chosen = Object.entries(prints).filter((_, index) => titles.includes(index));
    const blocks = chosen.map(([title, [comparands, options]]) => [
      `==== ${title}`,
      ...shown(printReport(comparands, format, options), format).split("\n"),
    ]);
    compareGolden(new URL(`${format}.txt`, folder), blocks);
  });

  it("reports for machines are whole: the JSON of each can be read", () => {
    for (const format of ["json", "sarif"] as const)
      for (const [comparands, options] of Object.values(prints))
        expect(typeof JSON.parse(printReport(comparands, format, options))).toBe("object");
  });
});
