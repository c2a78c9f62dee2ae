import { compareText } from "../base/diagnostics.js";
import { groupBy } from "../base/group-by.js";
import type { ChangedPart } from "../drift/changes/changed-part.js";
import { pathText } from "../drift/changes/step.js";
import type { Change } from "../drift/changes/types.js";
import { briefOf, joinBriefs } from "./brief.js";
import { codeCell, htmlText, messageCell, tableMarkdown } from "./markdown.js";

/**
 * What one operation loses, folded away below a line that says which kinds there are; counts would change with every field. One row per field of the request and per object of
 * a response, sorted by name: what changes in a description changes its own row.
 */
export function printLosses(operation: string, changes: readonly Change[]): string {
  const responses = changes.filter(isOfResponse);
  const requests = requestRows(changes.filter((change) => !isOfResponse(change)));
  const facts = [
    ...states.filter((state) => requests.some((row) => row.state === state)),
    ...(responses.length === 0
      ? []
      : [`responses ${responses.some(({ breaking }) => breaking) ? "breaking" : "doubtful"}`]),
  ];
  return [
    `<details><summary><code>${htmlText(operation)}</code>: ${facts.join(" · ")}</summary>`,
    ...(requests.length === 0 ? [] : [requestTable(requests, changes.some(isOfRequest) ? "Request" : "Place")]),
    ...(responses.length === 0 ? [] : [responseTable(responses)]),
    "</details>",
  ].join("\n\n");
}

function isOfRequest({ part }: Change): boolean {
  return part.kind === "request-body" || part.kind === "parameter";
}

type ResponsePart = Extract<
  ChangedPart,
  { readonly kind: "response" | "response-body" | "response-header" | "stream-event" }
>;

function isOfResponse(change: Change): change is Change & { readonly part: ResponsePart } {
  const { kind } = change.part;
  return kind === "response" || kind === "response-body" || kind === "response-header" || kind === "stream-event";
}

const states = ["missing", "narrower", "changed"] as const;

interface RequestRow {
  readonly place: string;
  readonly state: (typeof states)[number];
  readonly texts: readonly string[];
}

function requestRows(changes: readonly Change[]): readonly RequestRow[] {
  return sorted(groupBy(changes, requestPlace)).map(([place, group]) => {
    const briefs = group.map(briefOf);
    const missing = briefs.filter(({ kind }) => kind === "missing").slice(0, 1);
    if (missing.length > 0) return { place, state: "missing", texts: joinBriefs(missing) };
    return { place, state: group.every(isOfRequest) ? "narrower" : "changed", texts: joinBriefs(briefs) };
  });
}

/** `messages[].content` of a body, `query.limit` of a parameter; what is not of the request in full. */
function requestPlace({ part, path, location }: Change): string {
  const steps = pathText(path);
  if (part.kind === "parameter") return `${part.in}.${part.name}${steps}`;
  if (part.kind !== "request-body") return location;
  if (part.mediaType !== undefined) return `body(${part.mediaType})${steps}`;
  return path[0]?.kind === "property" ? steps.replace(/^\./, "") : `body${steps}`;
}

function requestTable(rows: readonly RequestRow[], head: string): string {
  return tableMarkdown(
    [head, "What differs"],
    ["---", "---"],
    rows.map(({ place, texts }) => [codeCell(place), texts.map(messageCell).join("; ")]),
  );
}

/** Fields of an object to which the same happened share a row. */
function responseTable(changes: readonly (Change & { readonly part: ResponsePart })[]): string {
  const objects = groupBy(changes, (change) => responsePlace(change).object);
  const rows = sorted(objects).flatMap(([object, group]) => {
    const fields = sorted(groupBy(group, (change) => responsePlace(change).field));
    const texts = fields.flatMap(([field, own]) => joinBriefs(own.map(briefOf)).map((text) => ({ field, text })));
    return [...groupBy(texts, ({ text }) => text)].map(([text, items]) => [
      codeCell(object),
      items.flatMap(({ field }) => (field === "" ? [] : [codeCell(field)])).join(", "),
      messageCell(text),
    ]);
  });
  return tableMarkdown(["Response", "Fields", "What differs"], ["---", "---", "---"], rows);
}

/** `200 choices[]` and `index` of a property of a body; a media type is named where there are several. */
function responsePlace({ part, path }: Change & { readonly part: ResponsePart }): {
  readonly object: string;
  readonly field: string;
} {
  const last = path.at(-1);
  const parent = pathText(last?.kind === "property" ? path.slice(0, -1) : path).replace(/^\./, "");
  const field = last?.kind === "property" ? last.name : "";
  const object = (...names: readonly string[]) => names.filter((name) => name !== "").join(" ");
  switch (part.kind) {
    case "response":
      return { object: part.status, field: "" };
    case "response-body":
      return { object: object(part.status, part.mediaType ?? "", parent), field };
    case "response-header":
      return path.length === 0
        ? { object: object(part.status, "header"), field: part.name }
        : { object: object(part.status, "header", part.name, parent), field };
    case "stream-event":
      return { object: object("stream[]", parent), field };
  }
}

function sorted<T>(groups: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...groups].sort(([a], [b]) => compareText(a, b));
}
