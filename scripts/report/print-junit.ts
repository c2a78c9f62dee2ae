import type { Change } from "../drift/types.js";
import { escapeXml } from "./escape.js";
import type { Comparand } from "./print-report.js";
import { originText } from "./print-text.js";
import { visibleJson } from "./visible.js";

/** JUnit XML: a suite per comparison, a test per change; what breaks fails, what was accepted is skipped. */
export function printJunit(comparands: readonly Comparand[]): string {
  const suites = comparands.map(printSuite);
  const count = (key: "tests" | "failures") => suites.reduce((sum, suite) => sum + suite[key], 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="concord drift" tests="${count("tests")}" failures="${count("failures")}">`,
    ...suites.map(({ text }) => text),
    "</testsuites>",
    "",
  ].join("\n");
}

interface Suite {
  readonly tests: number;
  readonly failures: number;
  readonly text: string;
}

function printSuite({ base, revision, report }: Comparand): Suite {
  const name = escapeXml(`${base} → ${revision}`);
  const skipped = report.changes.filter((change) => change.accepted !== undefined).length;
  const failures = report.changes.filter((change) => change.breaking && change.accepted === undefined).length;
  // A suite without tests counts as broken in some services.
  const cases =
    report.changes.length === 0
      ? [`    <testcase classname="${name}" name="no difference"/>`]
      : report.changes.map((change) => printCase(change, name));
  const text = [
    `  <testsuite name="${name}" tests="${cases.length}" failures="${failures}" skipped="${skipped}">`,
    ...cases,
    "  </testsuite>",
  ].join("\n");
  return { tests: cases.length, failures, text };
}

function printCase(change: Change, suite: string): string {
  const title = escapeXml(`${change.operation ?? "description"} ${change.location} ${change.id}`);
  const open = `    <testcase classname="${suite}" name="${title}"`;
  if (change.accepted !== undefined) return `${open}><skipped message="${escapeXml(change.accepted)}"/></testcase>`;
  const details = escapeXml(detailsOf(change));
  if (change.breaking) {
    return `${open}><failure type="${escapeXml(change.id)}" message="${escapeXml(change.message)}">${details}</failure></testcase>`;
  }
  return `${open}><system-out>${escapeXml(change.message)}\n${details}</system-out></testcase>`;
}

function detailsOf(change: Change): string {
  return [
    ...(change.base ? [`base: ${originText(change.base)}`] : []),
    ...(change.revision ? [`revision: ${originText(change.revision)}`] : []),
    ...(change.operations ? [`operations: ${change.operations.join(", ")}`] : []),
    ...(change.witness === undefined ? [] : [`witness: ${visibleJson(change.witness)}`]),
    `fingerprint: ${change.fingerprint}`,
  ].join("\n");
}
