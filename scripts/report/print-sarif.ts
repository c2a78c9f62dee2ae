import type { Origin } from "../base/diagnostics.js";
import { thisTool } from "../base/tool.js";
import type { Change, Level } from "../drift/changes/types.js";
import { type RuleId, ruleOf } from "../drift/rules/registry.js";
import { alsoAtSentence, nameOfPlace } from "./also-at.js";
import type { Comparand, PlaceWay, PrintOptions } from "./comparand.js";
import { failureNotes, isFailed, type Outcome } from "./outcome.js";
import { sumOf, verdictLine, verdictOf } from "./verdict.js";
import { visibleText } from "./visible.js";

const levels: Readonly<Record<Level, string>> = { error: "error", warning: "warning", info: "note" };

/** How code scanning on GitHub sorts the rules. */
const severities: Readonly<Record<Level, string>> = { error: "error", warning: "warning", info: "recommendation" };

/** What the root of the repository is called, which services know, and a file that is handed on does not. */
const repositoryRoot = "%SRCROOT%";

/** SARIF 2.1.0, as code scanning services take it: each rule once, each change where the revision stands. */
export function printSarif(comparands: readonly Comparand[], { outcome, wayOf }: PrintOptions): string {
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
        ...(wayOf && {
          originalUriBaseIds: { [repositoryRoot]: { description: { text: "The root of the repository." } } },
        }),
        ...(outcome && { invocations: [invocation(outcome)] }),
        results: comparands.flatMap(({ base, revision, report }) =>
          report.changes.map((change) =>
            result(change, { ruleIndex: ids.indexOf(change.id), compared: `${base} → ${revision}`, wayOf }),
          ),
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

/** It ended as it should, also where it fails: by this, and by what it found. */
function invocation(outcome: Outcome): object {
  return {
    executionSuccessful: true,
    exitCode: isFailed(outcome) ? 1 : 0,
    ...(isFailed(outcome) && { exitCodeDescription: outcome.reasons.map(({ words }) => words).join(" ") }),
    toolExecutionNotifications: failureNotes(outcome).map((text) => ({
      level: "error",
      message: { text: visibleText(text) },
    })),
  };
}

interface ResultFacts {
  readonly ruleIndex: number;
  readonly compared: string;
  readonly wayOf: PlaceWay | undefined;
}

function result(change: Change, { ruleIndex, compared, wayOf }: ResultFacts): object {
  const { revision, base, accepted, acceptedUntil, operation } = change;
  const [first, second] = revision === null ? [base, null] : [revision, base];
  const told = `${change.message}${alsoAtSentence([change])}`;
  const message = operation === null ? told : `${operation}: ${told}`;
  return {
    ruleId: change.id,
    ruleIndex,
    // Some services know no suppressions: at least nothing that was accepted fails a check there.
    level: accepted === undefined ? levels[change.level] : "note",
    message: { text: visibleText(message) },
    locations: first ? [location(first, wayOf)] : [],
    relatedLocations: second
      ? [{ id: 1, ...location(second, wayOf), message: { text: "The same place in base." } }]
      : [],
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
      ...(change.alsoAt && { alsoAt: change.alsoAt.map(nameOfPlace) }),
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

function location(origin: Origin, wayOf: PlaceWay | undefined): object {
  const { file, pointer, line, column } = origin;
  const way = wayOf?.(origin);
  return {
    physicalLocation: {
      artifactLocation: way === undefined ? { uri: uriOf(file) } : { uri: uriOf(way), uriBaseId: repositoryRoot },
      region: { startLine: line ?? 1, ...(column === undefined ? {} : { startColumn: column }) },
    },
    logicalLocations: [{ fullyQualifiedName: pointer }],
  };
}

/** Relative as the paths are; a path from the root is a URI of its own. */
function uriOf(file: string): string {
  const path = file.split("/").map(encodeURIComponent).join("/");
  return file.startsWith("/") ? `file://${path}` : path;
}
