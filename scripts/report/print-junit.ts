import { thisTool } from "../base/tool.js";
import type { Change, Level } from "../drift/changes/types.js";
import { acceptanceText } from "./acceptance.js";
import { alsoAt } from "./also-at.js";
import type { Comparand, PrintOptions } from "./comparand.js";
import { escapeXml } from "./escape.js";
import { failureNotes } from "./outcome.js";
import { originText } from "./print-text.js";
import { verdictLine } from "./verdict.js";
import { visibleJson } from "./visible.js";

/**
 * JUnit XML: a suite per comparison, a test per change; what fails the run fails, or what breaks, and what was accepted is skipped.
 * What else fails the run is a suite of its own. There is no
 * standard: this is valid by the schema that Jenkins' xUnit plugin holds reports against (junit-10.xsd), and what GitLab and
 * GitHub actions read.
 */
export function printJunit(comparands: readonly Comparand[], { outcome }: PrintOptions): string {
  const failing = new Set<Level>(outcome?.failing ?? ["error"]);
  const notes = failureNotes(outcome);
  const suites = [
    ...(notes.length === 0 ? [] : [printNotes(notes)]),
    ...comparands.map((comparand) => printSuite(comparand, failing)),
  ];
  const count = (key: "tests" | "failures") => suites.reduce((sum, suite) => sum + suite[key], 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="concord drift" tests="${count("tests")}" failures="${count("failures")}" errors="0">`,
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

/** Why the run fails, where no test of a change says so. */
function printNotes(notes: readonly string[]): Suite {
  const cases = notes.map((note) => {
    const text = escapeXml(note);
    return `    <testcase classname="concord drift" name="${text}" time="0"><failure message="${text}">${text}</failure></testcase>`;
  });
  const count = notes.length;
  const open = `  <testsuite name="concord drift" tests="${count}" failures="${count}" errors="0" skipped="0">`;
  return { tests: count, failures: count, text: [open, ...cases, "  </testsuite>"].join("\n") };
}

function printSuite({ base, revision, report }: Comparand, failing: ReadonlySet<Level>): Suite {
  const { changes } = report;
  const suite = escapeXml(`${base} → ${revision}`);
  const skipped = changes.filter((change) => change.accepted !== undefined).length;
  const failures = changes.filter(({ level, accepted }) => failing.has(level) && accepted === undefined).length;
  const names = namesOf(changes);
  // A suite without tests counts as broken in some services.
  const cases =
    changes.length === 0
      ? [
          `    <testcase classname="${suite}" name="${(report.summary.hidden ?? 0) > 0 ? "nothing shown" : "no difference"}" time="0"/>`,
        ]
      : changes.map((change, index) =>
          printCase(change, { suite, name: names[index] ?? "", isFailing: failing.has(change.level) }),
        );
  const text = [
    `  <testsuite name="${suite}" tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}">`,
    ...printProperties({ base, revision, report }),
    ...cases,
    "  </testsuite>",
  ].join("\n");
  return { tests: cases.length, failures, text };
}

function printProperties({ base, revision, report }: Comparand): readonly string[] {
  const { name, version } = thisTool();
  const properties = {
    tool: `${name} ${version}`,
    base,
    revision,
    verdict: verdictLine(report),
    impact: report.impact,
  };
  return [
    "    <properties>",
    ...Object.entries(properties).map(([key, value]) => `      <property name="${key}" value="${escapeXml(value)}"/>`),
    "    </properties>",
  ];
}

/** What happened and where. Services tell tests apart by their names, so that a second one of a name gets its fingerprint. */
function namesOf(changes: readonly Change[]): readonly string[] {
  const seen = new Set<string>();
  return changes.map((change) => {
    const name = `${change.operation ?? "description"}: ${change.message} [${change.id}]`;
    const own = seen.has(name) ? `${name} ${change.fingerprint}` : name;
    seen.add(own);
    return own;
  });
}

interface CaseFacts {
  readonly suite: string;
  readonly name: string;
  readonly isFailing: boolean;
}

function printCase(change: Change, { suite, name, isFailing }: CaseFacts): string {
  const open = `    <testcase classname="${suite}" name="${escapeXml(name)}" time="0"`;
  const acceptance = acceptanceText(change);
  if (acceptance !== undefined) return `${open}><skipped message="${escapeXml(acceptance)}"/></testcase>`;
  const details = escapeXml(detailsOf(change));
  if (isFailing) {
    return `${open}><failure type="${escapeXml(change.id)}" message="${escapeXml(change.message)}">${details}</failure></testcase>`;
  }
  return `${open}><system-out>${escapeXml(change.message)}&#10;${details}</system-out></testcase>`;
}

function detailsOf(change: Change): string {
  return [
    ...(change.base ? [`base: ${originText(change.base)}`] : []),
    ...(change.revision ? [`revision: ${originText(change.revision)}`] : []),
    ...(change.operations ? [`operations: ${change.operations.join(", ")}`] : []),
    ...(change.alsoAt ? [`also at: ${alsoAt([change]).join(", ")}`] : []),
    ...(change.witness === undefined ? [] : [`witness: ${visibleJson(change.witness)}`]),
    `fingerprint: ${change.fingerprint}`,
  ].join("\n");
}
