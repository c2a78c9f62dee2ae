import type { Origin } from "../../base/diagnostics.js";
import type { Operation, Stream } from "../../contract/model/types.js";
import { usualEnd } from "../../contract/model/usual-end.js";
import { fernExtension, streamExtension } from "../../spec/extensions.js";
import { pathText } from "../changes/step.js";
import type { RuleId } from "../rules/registry.js";
import type { ChangeFacts } from "../rules/rule.js";
import { placeOfProperty } from "../schemas/compare-object.js";
import { type DriftFinding, findingOf, findingsOfPair, type Site } from "../schemas/findings.js";
import type { Session } from "../schemas/session.js";
import { endOf } from "../schemas/unwrap-event.js";
import type { Space } from "../values/space.js";

type Asking = Pick<Stream, "flag" | "byDefault">;
type Streams = readonly [Stream, Stream];

/**
 * What clients take from streams beside the answers: how they are asked for, how they end, and their events where no media
 * type has them. The answers tell the media type and all other events, and whether their data are texts. How a stream is
 * known no client depends on.
 */
export function compareStreams(session: Session, base: Operation, revision: Operation): readonly DriftFinding[] {
  const [before, after] = [base.stream, revision.stream];
  if (before === undefined || before.inferred) return [];
  if (after === undefined) {
    // A stream that goes as a whole is a media type less. How another provider is asked is not known.
    const isLeft = revision.responses.some(({ content }) => content.some(({ type }) => type === before.mediaType));
    const isKnown = !session.inferred && session.options.relation !== "providers";
    return isLeft && isKnown ? compareFlags(session, base, revision, [before, {}]) : [];
  }
  if (after.inferred) return [];
  const { flag, ...unasked } = after;
  const isAsked = flag === undefined || session.inferred || !losesFlag(session, base, revision, flag);
  return [
    ...compareFlags(session, base, revision, [before, isAsked ? after : unasked]),
    ...compareEnds(session, base, revision, [before, after]),
    ...compareEvents(session, base, revision, [before, after]),
  ];
}

/** An extension goes on to name the property or parameter that asks for the stream, which requests no longer have. */
function losesFlag({ comparison }: Session, base: Operation, revision: Operation, flag: string): boolean {
  return takesFlag(base, flag, comparison.base.space) && !takesFlag(revision, flag, comparison.revision.space);
}

function takesFlag({ parameters, request }: Operation, flag: string, space: Space): boolean {
  return (
    parameters.some(({ name }) => name === flag) ||
    request?.content.some(({ schema }) => {
      const { properties, unions } = space.viewOf(schema ? space.shapeOf(schema) : space.anything);
      return properties.has(flag) || unions.length > 0;
    }) === true
  );
}

function compareFlags(
  { comparison }: Session,
  base: Operation,
  revision: Operation,
  [before, after]: readonly [Asking, Asking],
): readonly DriftFinding[] {
  const site: Site = { operation: base, part: { kind: "operation", operation: base.key } };
  const [from, to] = [before.flag, after.flag];
  const places = {
    base: placeOfFlag(base, from ?? to, comparison.base.space),
    revision: placeOfFlag(revision, to ?? from, comparison.revision.space),
  };
  const isAlways = from !== undefined && to === undefined && revision.stream !== undefined;
  // What chose between the answers is still taken, and there is no other one to choose.
  if (isAlways && takesFlag(revision, from, comparison.revision.space))
    return [findingOf("request-stream-flag-changed", site, { name: from, ...places })];
  if (from !== to) return [findingOf("request-stream-flag-changed", site, { ...known(from, to), ...places })];
  if (from === undefined || before.byDefault === after.byDefault) return [];
  const fact = after.byDefault ? { to: from } : { from };
  return [findingOf("request-stream-default-changed", site, { ...fact, ...places })];
}

/** The parameter or property; where the side has none of the name, what would hold it. */
function placeOfFlag({ parameters, request, at }: Operation, flag = "", space: Space): Origin {
  const holders = request?.content.flatMap(({ schema }) => schema ?? []) ?? [];
  const [property] = holders.flatMap((schema) => placeOfProperty(space.shapeOf(schema), flag) ?? []);
  return property ?? parameters.find(({ name }) => name === flag)?.at ?? holders[0]?.at ?? request?.at ?? at;
}

/** Tells the field or parameter that comes or goes with the way to ask for the stream, which is told itself. */
export function isOfFlag({ id, part, path }: DriftFinding, streams: readonly DriftFinding[]): boolean {
  const kind = ofFlags[id];
  const name = part.kind === "parameter" ? part.name : pathText(path).slice(1);
  return (
    kind !== undefined && streams.some((told) => told.id === "request-stream-flag-changed" && told.facts[kind] === name)
  );
}

const ofFlags: { readonly [Id in RuleId]?: "from" | "to" } = {
  "request-property-removed": "from",
  "request-parameter-removed": "from",
  "new-optional-request-property": "to",
  "new-optional-request-parameter": "to",
};

function known(from: string | undefined, to: string | undefined): Pick<ChangeFacts, "from" | "to"> {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/**
 * Clients of a base that says nothing end at the usual text, and need none. Another version that says nothing ends
 * with nothing, unless its events have the end among them; of another provider it is not known.
 */
function compareEnds(
  { comparison, options, inferred }: Session,
  base: Operation,
  revision: Operation,
  [before, after]: Streams,
): readonly DriftFinding[] {
  const from = before.sentinel;
  const to = after.sentinel ?? endOf(after.event, comparison.revision.space);
  if (from === to || (from === undefined && (to === usualEnd || after.sentinel === undefined))) return [];
  // Nothing says how streams end, where an extension did: at the usual text, as clients take it.
  if (from === usualEnd && to === undefined && !isExtended(revision)) return [];
  const isUnsaid = from === undefined || to === undefined;
  if (isUnsaid && (inferred || options.relation === "providers")) return [];
  const site: Site = { operation: base, part: { kind: "stream-event" } };
  return [findingOf("response-stream-end-changed", site, { ...known(from, to), base: base.at, revision: revision.at })];
}

function isExtended({ extensions }: Operation): boolean {
  return [streamExtension, fernExtension].some((name) => extensions?.has(name));
}

/** The events, where they are not the schema of a media type that has been compared already. */
function compareEvents(
  session: Session,
  base: Operation,
  revision: Operation,
  [before, after]: Streams,
): readonly DriftFinding[] {
  const declared = (operation: Operation, { stated, mediaType }: Stream) =>
    operation.responses.some(({ content }) =>
      content.some((media) => media.type === mediaType && (stated ?? (media.schema ?? media.itemSchema) !== undefined)),
    );
  if (declared(base, before) && declared(revision, after)) return [];
  // What events are taken to be, where nothing describes them, is no fact; that they are not described the answers tell.
  if (before.undescribed || after.undescribed) return [];
  const context = { subject: "response-body", direction: "response", text: false, inferred: session.inferred } as const;
  const pair = session.schemas.compare(before.event, after.event, context);
  const site: Site = { operation: base, part: { kind: "stream-event" } };
  return pair ? findingsOfPair(pair, site, { base: before.event, revision: after.event }) : [];
}
