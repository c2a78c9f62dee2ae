import type { Origin } from "../base/diagnostics.js";
import { thisTool } from "../base/tool.js";
import type { Change, Level } from "../drift/changes/types.js";
import { type RuleId, ruleOf } from "../drift/rules/registry.js";
import type { Comparand } from "./comparand.js";
import { sumOf, verdictLine, verdictOf } from "./verdict.js";
import { visibleText } from "./visible.js";

const levels: Readonly<Record<Level, string>> = { error: "error", warning: "warning", info: "note" };

/** How code scanning on GitHub sorts the rules. */
const severities: Readonly<Record<Level, string>> = { error: "error", warning: "warning", info: "recommendation" };

/** SARIF 2.1.0, as code scanning services take it: each rule once, each change where the revision stands. */
export function printSarif(comparands: readonly Comparand[]): string {
  const changes = comparands.flatMap(({ report }) => report.changes);
  const { version } = thisTool();
  const ids = [...new Set(changes.map(({ id }) => id))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        columnKind: "utf16CodeUnits",
        tool: {
          driver: {
            name: "concord",
            version,
            semanticVersion: version,
            informationUri: "https://www.npmjs.com/package/openapi-concord",
            rules: ids.map(ruleEntry),
          },
        },
        results: comparands.flatMap(({ base, revision, report }) =>
          report.changes.map((change) => result(change, ids.indexOf(change.id), `${base} → ${revision}`)),
        ),
        properties: {
          verdict: verdictOf(sumOf(comparands)),
          summary: sumOf(comparands),
          compared: comparands.map(({ base, revision, report }) => ({ base, revision, verdict: verdictLine(report) })),
        },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleEntry(id: RuleId): object {
  const { title, explanation, advice, level, area, direction } = ruleOf(id);
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: explanation },
    help: { text: `${explanation} ${advice}`, markdown: `${explanation}\n\n**What to do:** ${advice}` },
    defaultConfiguration: { level: levels[level] },
    properties: {
      tags: ["api", area, ...(direction === "none" ? [] : [direction])],
      "problem.severity": severities[level],
    },
  };
}

function result(change: Change, ruleIndex: number, compared: string): object {
  const { revision, base, accepted, acceptedUntil, operation } = change;
  const [first, second] = revision === null ? [base, null] : [revision, base];
  const message = operation === null ? change.message : `${operation}: ${change.message}`;
  return {
    ruleId: change.id,
    ruleIndex,
    // Some services know no suppressions: at least nothing that was accepted fails a check there.
    level: accepted === undefined ? levels[change.level] : "note",
    message: { text: visibleText(message) },
    locations: first ? [location(first)] : [],
    relatedLocations: second ? [{ id: 1, ...location(second), message: { text: "The same place in base." } }] : [],
    // GitHub tells alerts of one rule and file apart by the second alone: many changes concern the same line.
    partialFingerprints: { "concord/v1": change.fingerprint, primaryLocationLineHash: lineHash(change) },
    ...(accepted === undefined
      ? {}
      : { suppressions: [{ kind: "external", status: "accepted", justification: accepted }] }),
    properties: {
      compared,
      ...(accepted !== undefined && { level: change.level }),
      ...(acceptedUntil !== undefined && { acceptedUntil }),
      operations: change.operations ?? (operation === null ? [] : [operation]),
      location: change.location,
      subject: change.subject,
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.from === undefined ? {} : { from: change.from }),
      ...(change.to === undefined ? {} : { to: change.to }),
      ...(change.witness === undefined ? {} : { witness: change.witness }),
    },
  };
}

/** Told per operation, several changes have one fingerprint. */
function lineHash({ fingerprint, operation, operations }: Change): string {
  return operations === undefined && operation !== null ? `${fingerprint}:${operation}` : fingerprint;
}

function location({ file, pointer, line, column }: Origin): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      region: { startLine: line ?? 1, ...(column === undefined ? {} : { startColumn: column }) },
    },
    logicalLocations: [{ fullyQualifiedName: pointer }],
  };
}

/** Relative to the working directory as the paths are; a path from the root is a URI of its own. */
function uriOf(file: string): string {
  const path = file.split("/").map(encodeURIComponent).join("/");
  return file.startsWith("/") ? `file://${path}` : path;
}
