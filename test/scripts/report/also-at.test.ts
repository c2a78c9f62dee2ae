import { expect, it } from "vitest";
import type { Change, ChangeLocation } from "../../../scripts/drift/changes/types.js";
import { reportChanges } from "../../../scripts/drift/find-changes.js";
import { alsoAt, firstPlaces } from "../../../scripts/report/also-at.js";
import { printReport, reportFormats } from "../../../scripts/report/print-report.js";
import { breaking, hostile } from "./comparand.js";

const path = [{ kind: "property", name: "name" }] as const;
const inBody = (holder: string): ChangeLocation => ({
  operation: "POST /v1/pets",
  location: `request.body.${holder}.name`,
  part: { kind: "request-body" },
  path: [{ kind: "property", name: holder }, ...path],
});
const inHook = (name: string, holder = "pet"): ChangeLocation => ({
  operation: null,
  location: `webhook.${name}.body.${holder}.name`,
  part: { kind: "webhook-body", name },
  path: [{ kind: "property", name: holder }, ...path],
});
const ofOther: ChangeLocation = { ...inBody("pair"), operation: "PUT /v1/pairs" };

/** The report of one change that shows in some places besides. */
const report = (format: (typeof reportFormats)[number], alsoAt: readonly ChangeLocation[], full = false) =>
  printReport([{ base: "a", revision: "b", report: reportChanges([{ ...breaking, alsoAt }]) }], format, { full });

it.each(reportFormats)("%s names a webhook that a change of an operation reaches", (format) => {
  expect(report(format, [])).not.toContain("sold");
  expect(report(format, [inBody("one"), inBody("two"), inBody("three"), inHook("sold")])).toContain(
    "webhook.sold.body",
  );
});

it("each webhook is named before other places, and the operation of a place where it is another one", () => {
  const change: Change = {
    ...breaking,
    alsoAt: [inBody("one"), inHook("sold"), inHook("sold", "mate"), inHook("bred"), ofOther],
  };
  expect(alsoAt([change])).toEqual([
    "webhook.sold.body.pet.name",
    "webhook.bred.body.pet.name",
    "request.body.one.name",
    "webhook.sold.body.mate.name",
    "PUT /v1/pairs request.body.pair.name",
  ]);
});

it("of many places the first are named, with how many more there are, and all in full", () => {
  const many = ["one", "two", "three", "four", "five"].map(inBody);
  const named =
    /also at {2}request\.body\.one\.name, request\.body\.two\.name, request\.body\.three\.name and 2 more\n/;
  expect(report("text", many)).toMatch(named);
  expect(report("text", many, true)).toContain("request.body.four.name, request.body.five.name\n");
  expect(report("markdown", many)).toContain("`request.body.three.name` and 2 more.");
  expect(report("html", many)).toContain("<code>request.body.five.name</code>");
});

it.each(reportFormats)("%s shows a hostile name of a webhook as text", (format) => {
  const written = report(format, [{ ...inHook(hostile), location: `webhook.${hostile}.body` }]);
  expect(written).not.toContain("\u0007");
  expect(written).not.toMatch(/^::error::boo/m);
  if (format === "html" || format === "junit") expect(written).not.toContain("<img src=x");
});

it("places that are cut to the same text are named once, and counted", () => {
  const long = (name: string) => `response.200.body(application/json).${"a".repeat(60)}.${name}.${"b".repeat(60)}`;
  const plain = (text: string) => text;
  expect(firstPlaces([long("one"), long("two"), "request.body.x"], plain)).toMatch(
    /^response\S+, request\.body\.x and 1 more$/,
  );
  expect(firstPlaces([long("one"), long("two")], plain)).toMatch(/^response\S+ and 1 more$/);
});
