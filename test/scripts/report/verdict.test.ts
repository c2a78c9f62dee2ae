import { expect, it } from "vitest";
import { compareContracts } from "../../../scripts/drift/find-changes.js";
import { forReader } from "../../../scripts/report/for-reader.js";
import { impactLine } from "../../../scripts/report/verdict.js";
import { contractOf, documentOf } from "../drift/contracts.js";

const reportOf = async (base: object, revision: object) =>
  compareContracts(await contractOf(base), await contractOf(revision), { relation: "versions" });

it("why a version is major is said of all changes, whatever a view leaves out", async () => {
  const request = (more: object) =>
    documentOf({ request: { type: "object", properties: { a: { type: "string" }, ...more } } });
  const lost = documentOf({ request: { type: "object", properties: { a: { type: "string", maxLength: 9 } } } });
  const report = await reportOf(request({ b: {} }), lost);
  const lines = (["info", "warning", "error"] as const).map((level) =>
    impactLine(forReader({ base: "one", revision: "two", report }, level).report),
  );
  expect(lines[0]?.[0]).toContain("the provider may refuse some calls");
  expect(new Set(lines.map((line) => line.join())).size).toBe(1);
});

it("descriptions without operations ask for no other version", async () => {
  const nothing = { openapi: "3.1.0", info: { title: "None", version: "1.0.0" }, paths: {} };
  const report = await reportOf(nothing, nothing);
  expect(report.changes).toMatchObject([{ id: "no-common-operation" }]);
  expect(report.impact).toBe("none");
});
