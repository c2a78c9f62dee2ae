import type { Origin } from "../diagnostics.js";
import { ruleOf } from "../drift/rules/registry.js";
import type { Change, Level } from "../drift/types.js";
import type { Comparand } from "./print-report.js";

const levels: Readonly<Record<Level, string>> = { error: "error", warning: "warning", info: "note" };

/** SARIF 2.1.0, as code scanning services take it: each rule once, each change where the revision stands. */
export function printSarif(comparands: readonly Comparand[]): string {
  const changes = comparands.flatMap(({ report }) => report.changes);
  const ids = [...new Set(changes.map(({ id }) => id))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "concord",
            informationUri: "https://www.npmjs.com/package/openapi-concord",
            rules: ids.map(ruleEntry),
          },
        },
        results: changes.map((change) => result(change, ids.indexOf(change.id))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleEntry(id: string): object {
  const { title, explanation, fix, level } = ruleOf(id);
  return {
    id,
    shortDescription: { text: title },
    fullDescription: { text: explanation },
    help: { text: fix },
    defaultConfiguration: { level: levels[level] },
  };
}

function result(change: Change, ruleIndex: number): object {
  const places = [change.revision, change.base].filter((origin) => origin !== null);
  const [first, ...others] = places;
  return {
    ruleId: change.id,
    ruleIndex,
    level: levels[change.level],
    message: { text: change.operation === null ? change.message : `${change.operation}: ${change.message}` },
    locations: first ? [location(first)] : [],
    relatedLocations: others.map((origin, id) => ({ id, ...location(origin) })),
    partialFingerprints: { "concord/v1": change.fingerprint },
    ...(change.accepted === undefined ? {} : { suppressions: [{ kind: "external", justification: change.accepted }] }),
    properties: {
      operations: change.operations ?? (change.operation === null ? [] : [change.operation]),
      location: change.location,
      ...(change.witness === undefined ? {} : { witness: change.witness }),
    },
  };
}

function location({ file, pointer, line, column }: Origin): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: file.split("/").map(encodeURIComponent).join("/") },
      region: { startLine: line ?? 1, ...(column === undefined ? {} : { startColumn: column }) },
    },
    logicalLocations: [{ fullyQualifiedName: pointer }],
  };
}
