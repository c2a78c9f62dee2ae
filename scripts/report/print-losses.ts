import { compareText } from "../diagnostics.js";
import type { OperationScore } from "../drift/score.js";
import type { Change } from "../drift/types.js";
import { briefText, joinBriefs } from "./brief.js";
import { escapeHtml } from "./escape.js";
import { groupBy } from "./group.js";
import { codeCell, messageCell, tableMarkdown } from "./markdown.js";
import { cellText } from "./print-matrix.js";

/**
 * What one operation loses, folded away below a line that sums it up. One row per field of the request and per object of
 * a response, sorted by name: what changes in a description changes its own row.
 */
export function printLosses(operation: string, changes: readonly Change[], score: OperationScore | undefined): string {
  const responses = changes.filter(isOfResponse);
  const requests = requestRows(changes.filter((change) => !isOfResponse(change)));
  const breaking = responses.filter((change) => change.breaking).length;
  const facts = [
    ...(score ? [`${cellText(score)} of the request`] : []),
    ...states.flatMap((state) => counted(requests.filter((row) => row.state === state).length, state)),
    ...(responses.length === 0
      ? []
      : [
          `responses: ${[...counted(breaking, "breaking"), ...counted(responses.length - breaking, "doubtful")].join(", ")}`,
        ]),
  ];
  return [
    `<details><summary><code>${escapeHtml(operation)}</code>: ${facts.join(" · ")}</summary>`,
    ...(requests.length === 0 ? [] : [requestTable(requests, changes.some(isOfRequest) ? "Request" : "Place")]),
    ...(responses.length === 0 ? [] : [responseTable(responses)]),
    "</details>",
  ].join("\n\n");
}

function isOfRequest({ location }: Change): boolean {
  return location.startsWith("request.");
}

function isOfResponse({ location }: Change): boolean {
  return location.startsWith("response.");
}

function counted(count: number, label: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${label}`];
}

const states = ["missing", "narrower", "changed"] as const;

interface RequestRow {
  readonly place: string;
  readonly state: (typeof states)[number];
  readonly texts: readonly string[];
}

function requestRows(changes: readonly Change[]): readonly RequestRow[] {
  const fields = groupBy(changes, ({ location }) => location.replace(/^request\.(?:body\.)?/, ""));
  return sorted(fields).map(([place, group]) => {
    const texts = joinBriefs(group.map(briefText));
    const narrower = group.every(isOfRequest);
    return texts.includes("missing")
      ? { place, state: "missing", texts: ["missing"] }
      : { place, state: narrower ? "narrower" : "changed", texts };
  });
}

function requestTable(rows: readonly RequestRow[], head: string): string {
  return tableMarkdown(
    [head, "What differs"],
    ["---", "---"],
    rows.map(({ place, texts }) => [codeCell(place), texts.map(messageCell).join("; ")]),
  );
}

/** Fields of an object to which the same happened share a row. */
function responseTable(changes: readonly Change[]): string {
  const objects = groupBy(changes, ({ location }) => responsePlace(location).object);
  const rows = sorted(objects).flatMap(([object, group]) => {
    const fields = sorted(groupBy(group, ({ location }) => responsePlace(location).field));
    const texts = fields.flatMap(([field, own]) => joinBriefs(own.map(briefText)).map((text) => ({ field, text })));
    return [...groupBy(texts, ({ text }) => text)].map(([text, items]) => [
      codeCell(object),
      items.flatMap(({ field }) => (field === "" ? [] : [codeCell(field)])).join(", "),
      messageCell(text),
    ]);
  });
  return tableMarkdown(["Response", "Fields", "What differs"], ["---", "---", "---"], rows);
}

/** `200 choices[]` and `index` of `response.200.body.choices[].index`; a media type is named where there are several. */
function responsePlace(location: string): { readonly object: string; readonly field: string } {
  const [, status = "", header, media, path = ""] = placeInResponse.exec(location) ?? [];
  const [, parent = path, name, quoted] = lastStep.exec(path) ?? [];
  const steps = [status, header, media, parent.replace(/^\./, "")];
  return {
    object: steps.filter((step) => step !== undefined && step !== "").join(" "),
    field: name ?? quoted?.slice(1, -1) ?? "",
  };
}

const placeInResponse = /^response\.([^.]+)(?:\.(header)|\.body(?:\(([^()]*\/[^()]*)\))?)?(.*)$/s;
const lastStep = /^(.*?)(?:\.([\p{L}\p{N}_$-]+)|\[("(?:[^"\\]|\\.)*")\])$/su;

function sorted<T>(groups: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...groups].sort(([a], [b]) => compareText(a, b));
}
