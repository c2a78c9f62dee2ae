import type { Origin } from "../../base/diagnostics.js";
import { acceptsAll } from "../../contract/model/follow.js";
import type { Body, MediaType, Operation, Response, Schema } from "../../contract/model/types.js";
import { isStreamType } from "../../spec/media-types.js";
import type { BodyPart } from "../changes/changed-part.js";
import { areSameFiles } from "../schemas/encoded-bytes.js";
import { type DriftFinding, findingOf, findingsOfPair, type Site } from "../schemas/findings.js";
import type { PairContext } from "../schemas/pair.js";
import type { Session } from "../schemas/session.js";
import { unnamedEvents, unwrapEvents } from "../schemas/unwrap-event.js";
import type { Canonicalizer } from "../values/canonical.js";
import { bits } from "../values/types-mask.js";
import { schemaOf } from "../values/value-set.js";
import type { View } from "../values/view.js";
import { compareEncodings, fieldListsOf } from "./compare-encodings.js";
import { charsetOf, covers, essence, isRange, matchMediaTypes, parametersOf, versionOf } from "./match-media-types.js";

/** Request bodies: whether there is one, its media types and what is in it. */
export function compareRequestBodies(session: Session, base: Operation, revision: Operation): readonly DriftFinding[] {
  const site: BodySite = { operation: base, part: { kind: "request-body" } };
  return compareBodies(session, site, [
    { body: base.request, at: base.at },
    { body: revision.request, at: revision.at },
  ]);
}

/** What clients send on a side. */
interface SentBody {
  readonly body: Body | undefined;
  /** Where one would stand. */
  readonly at: Origin;
}

/** Bodies that clients send, if any. */
export function compareBodies(
  session: Session,
  site: BodySite,
  [{ body: before, at: from }, { body: after, at: to }]: readonly [SentBody, SentBody],
): readonly DriftFinding[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined || after === undefined) {
    // One of no media type has been sent in none; that there has to be one now is said all the same.
    if ((before ?? after)?.content.length === 0 && after?.required !== true) return [];
    const id = after
      ? after.required
        ? "request-body-added-required"
        : "request-body-added-optional"
      : session.inferred
        ? "request-body-unknown"
        : "request-body-removed";
    return [findingOf(id, site, { base: before?.at ?? from, revision: after?.at ?? to })];
  }
  return [
    ...compareRequired(site, before, after),
    ...compareContents(session, { site, before, after, direction: "request" }),
  ];
}

function compareRequired(site: Site, before: Body, after: Body): readonly DriftFinding[] {
  if (before.required === after.required) return [];
  const id = after.required ? "request-body-became-required" : "request-body-became-optional";
  return [findingOf(id, site, { base: before.at, revision: after.at })];
}

interface BodySite extends Site {
  readonly part: BodyPart;
}

interface Contents {
  readonly site: BodySite;
  readonly before: Pick<Body | Response, "content" | "at">;
  readonly after: Pick<Body | Response, "content" | "at">;
  readonly direction: "request" | "response";
  /** A media type that the revision may have without describing it. */
  readonly guessed?: string | undefined;
}

const ids = {
  request: {
    added: "request-body-media-type-added",
    removed: "request-body-media-type-removed",
    described: "request-body-media-type-schema-added",
    undescribed: "request-body-media-type-schema-removed",
    subject: "request-body",
  },
  response: {
    added: "response-media-type-added",
    removed: "response-media-type-removed",
    described: "response-body-media-type-schema-added",
    undescribed: "response-body-media-type-schema-removed",
    subject: "response-body",
  },
} as const;

/** The media types of a body and the schemas of those that both sides have. */
export function compareContents(session: Session, contents: Contents): readonly DriftFinding[] {
  const { site, before, after, direction, guessed } = contents;
  const { pairs, removed, narrowed: ranges, added } = matchMediaTypes(before.content, after.content, direction);
  const several = before.content.length > 1;
  return [
    // A page shows one way to send or to be answered; that there is no other it does not say.
    ...(session.inferred ? [] : removed).map((media) =>
      findingOf(ids[direction].removed, site, {
        name: media.type,
        base: media.at,
        revision: after.at,
        ...(media.type === guessed ? { level: "warning" as const } : {}),
      }),
    ),
    ...(session.inferred ? [] : ranges).map(({ type: name, at }) =>
      findingOf(ids[direction].removed, site, { name, base: at, revision: after.at, level: "info" }),
    ),
    ...added.map((media) => {
      const level = direction === "response" && isOpened(media, before, after) ? ({ level: "warning" } as const) : {};
      return findingOf(ids[direction].added, site, { name: media.type, base: before.at, revision: media.at, ...level });
    }),
    ...pairs.flatMap(([one, two]) => [
      ...(direction === "response" && !isRange(one.type) && !isRange(two.type) ? compareNames(site, one, two) : []),
      ...(direction === "request" ? compareCharsets(site, one, two) : []),
      ...(direction === "request" ? compareEncodings(session, site, [one, two]) : []),
      ...compareMedia(session, several ? narrowed(site, one) : site, [one, two], direction),
    ]),
  ];
}

/** The part names the media type where there are several. */
function narrowed({ operation, part }: BodySite, media: MediaType): BodySite {
  const mediaType = essence(media.type);
  return { operation, part: mediaType === "application/json" ? part : { ...part, mediaType } };
}

/** The range took the place of a media type, so that an answer may be of others, whatever clients ask for. */
function isOpened({ type: range }: MediaType, before: Contents["before"], after: Contents["after"]): boolean {
  const kept = new Set(after.content.map(({ type }) => essence(type)));
  return before.content.some(({ type }) => covers(range, type) && !kept.has(essence(type)));
}

function compareNames(site: Site, before: MediaType, after: MediaType): readonly DriftFinding[] {
  const [from, to] = [before.type, after.type];
  const isSame = essence(from) === essence(to);
  if (isSame && versionOf(from) === versionOf(to) && charsetOf(from) === charsetOf(to)) return [];
  const details = { from, to, base: before.at, revision: after.at };
  if (isSame || parametersOf(from).join() !== parametersOf(to).join()) {
    return [findingOf("response-media-type-name-changed", site, details)];
  }
  const specialized = essence(to).includes("+") && !essence(from).includes("+");
  const generalized = essence(from).includes("+") && !essence(to).includes("+");
  if (specialized) return [findingOf("response-media-type-name-specialized", site, details)];
  return [findingOf(`response-media-type-name-${generalized ? "generalized" : "changed"}`, site, details)];
}

/** How the text of a request is encoded; where the other side is of another type, it takes what that is written in. */
function compareCharsets(site: Site, before: MediaType, after: MediaType): readonly DriftFinding[] {
  const [from, to] = [charsetOf(before.type), charsetOf(after.type)];
  if (from === to || essence(before.type) !== essence(after.type)) return [];
  const details = { name: essence(before.type), base: before.at, revision: after.at };
  const texts = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  // Where none is asked for any more, text may still be written as before.
  const level = to === undefined ? ({ level: "info" } as const) : {};
  return [findingOf("request-body-media-type-charset-changed", site, { ...details, ...texts, ...level })];
}

/** Text around values, which are JSON. */
function isEventStream(type: string): boolean {
  return essence(type) === "text/event-stream";
}

/** Media types in which every value is written as text. */
function isText(type: string): boolean {
  const name = essence(type);
  if (isEventStream(type)) return false;
  return (
    name.includes("xml") ||
    name.startsWith("text/") ||
    name === "application/x-www-form-urlencoded" ||
    name.startsWith("multipart/")
  );
}

function isForm(type: string): boolean {
  return essence(type).startsWith("multipart/");
}

/** A form, whose fields may be written several times. */
function isFields(type: string): boolean {
  return isForm(type) || essence(type) === "application/x-www-form-urlencoded";
}

/** The fields of which both sides say that they are JSON. */
function jsonParts([before, after]: readonly [MediaType, MediaType]): readonly string[] {
  const isJson = ({ encoding }: MediaType, name: string) => encoding?.get(name)?.contentType?.includes("json") === true;
  return [...(before.encoding?.keys() ?? [])].filter((name) => isJson(before, name) && isJson(after, name));
}

function compareMedia(
  session: Session,
  site: Site,
  [before, after]: readonly [MediaType, MediaType],
  direction: "request" | "response",
): readonly DriftFinding[] {
  const context: PairContext = {
    subject: ids[direction].subject,
    direction,
    text: isText(before.type),
    ...(isForm(before.type) && { jsonParts: jsonParts([before, after]) }),
    ...(isFields(before.type) && { fieldLists: fieldListsOf([before, after]) }),
    inferred: session.inferred,
    ...(session.stability === undefined ? {} : { stability: session.stability }),
  };
  const [one, two] = schemasOf(session, before, after);
  if (
    isBinary(before.type) &&
    areSameFiles(viewOf(session.comparison.base, one), viewOf(session.comparison.revision, two))
  )
    return [];
  if (one && two) {
    const pair = session.schemas.compare(one, two, context);
    const findings = pair ? findingsOfPair(pair, site, { base: one, revision: two }) : [];
    return [...findings, ...compareEventNames(session, site, [before, after])];
  }
  const only = two ?? one;
  // A schema that takes anything says no more than none.
  if (only === undefined || acceptsAll(only) || (session.inferred && two === undefined)) return [];
  const id = two ? ids[direction].described : ids[direction].undescribed;
  return [findingOf(id, site, { name: before.type, base: before.at, revision: after.at })];
}

/** Names that the events of a stream have no longer, for nothing but their data is described; of another provider that says nothing. */
function compareEventNames(
  { comparison, options, inferred }: Session,
  site: Site,
  [before, after]: readonly [MediaType, MediaType],
): readonly DriftFinding[] {
  const [one, two] = [before.itemSchema ?? before.schema, after.itemSchema ?? after.schema];
  if (!isEventStream(before.type) || !one || !two || inferred || options.relation === "providers") return [];
  const from = unnamedEvents([one, two], [comparison.base.space, comparison.revision.space]);
  if (from.length === 0) return [];
  return [findingOf("response-stream-event-names-removed", site, { from, base: before.at, revision: after.at })];
}

/** Neither text nor JSON: a file as it is. */
function isBinary(type: string): boolean {
  return !(isText(type) || isEventStream(type) || essence(type).includes("json") || essence(type).includes("*"));
}

function viewOf({ space }: Canonicalizer, schema: Schema | undefined): View | undefined {
  return schema && space.viewOf(space.shapeOf(schema));
}

/** The schemas of the whole body; of one item for a sequence, which may be described by either. */
function schemasOf(
  { comparison }: Session,
  before: MediaType,
  after: MediaType,
): readonly [Schema | undefined, Schema | undefined] {
  if (before.itemSchema === undefined && after.itemSchema === undefined && !isStreamType(essence(before.type))) {
    return [before.schema, after.schema];
  }
  const { base, revision, written } = comparison;
  const isAlike = before.schema && after.schema && written.same(before.schema, after.schema);
  if (isAlike && (before.itemSchema ?? after.itemSchema) === undefined) return [before.schema, after.schema];
  const one = before.itemSchema ?? itemOf(base, before.schema, viewOf(revision, after.itemSchema ?? after.schema));
  const two = after.itemSchema ?? itemOf(revision, after.schema, viewOf(base, before.itemSchema ?? before.schema));
  return one && two ? unwrapEvents([one, two], [base.space, revision.space]) : [one, two];
}

/**
 * An item of a sequence, of which the other side describes one: its schema describes an item as well, or all of them as a
 * list (OpenAPI 3.2, "Sequential Media Types"), which for items that are lists is a list of lists. Two lists are alike.
 */
function itemOf(names: Canonicalizer, schema: Schema | undefined, item: View | undefined): Schema | undefined {
  const { mask = 0, items } = viewOf(names, schema) ?? {};
  if (item === undefined || mask !== bits.array || items === undefined) return schema;
  const isOfLists = (item.mask & bits.array) !== 0;
  return isOfLists && (names.space.viewOf(items).mask & bits.array) === 0 ? schema : schemaOf(items);
}
