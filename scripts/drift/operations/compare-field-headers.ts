import type { FieldEncoding, Parameter } from "../../contract/model/types.js";
import type { BodyPart } from "../changes/changed-part.js";
import { type DriftFinding, findingOf, type Site } from "../schemas/findings.js";
import type { Session } from "../schemas/session.js";
import { compareParameterValues } from "./compare-parameters.js";

/** A form of which a field is a part, or of pairs, which have no headers. */
export interface FieldHeaders {
  readonly encoding: FieldEncoding | undefined;
  readonly isMultipart: boolean;
}

interface FieldSite extends Site {
  readonly part: BodyPart;
}

type Places = Pick<DriftFinding, "base" | "revision">;

/** The headers of one part of a multipart form, which clients send with it: by name, whether it needs them, and their values. */
export function compareFieldHeaders(
  session: Session,
  site: FieldSite,
  {
    name,
    places,
    sides,
  }: { readonly name: string; readonly places: Places; readonly sides: readonly [FieldHeaders, FieldHeaders] },
): readonly DriftFinding[] {
  const [from, to] = [headersOf(sides[0]), headersOf(sides[1])];
  const details = { name, ...places };
  const siteOf = (header: Parameter): Site => ({
    ...site,
    part: { kind: "form-field-header", body: site.part, field: name, header: header.name },
  });
  const gone = [...from].flatMap(([key, { name: header, at }]) =>
    to.has(key) ? [] : findingOf("request-body-encoding-header-removed", site, { ...details, base: at, from: header }),
  );
  const others = [...to].flatMap(([key, after]) => {
    const before = from.get(key);
    const need = compareNeed(site, details, [before, after]);
    if (before === undefined) return need;
    const { stability } = session.lifecycle.noticeOf(after);
    return [...need, ...compareParameterValues(session, siteOf(before), { before, after, stability })];
  });
  return [...gone, ...others];
}

/** Whether the part has to have the header, or may. */
function compareNeed(
  site: Site,
  { name, base }: { readonly name: string } & Places,
  [before, after]: readonly [Parameter | undefined, Parameter],
): readonly DriftFinding[] {
  const [from, to] = [before?.required, after.required];
  if (from === to) return [];
  const places = { name, base: before?.at ?? base, revision: after.at };
  if (to) return [findingOf("request-body-encoding-header-became-required", site, { ...places, to: after.name })];
  return before === undefined
    ? [findingOf("request-body-encoding-header-added", site, { ...places, to: after.name })]
    : [findingOf("request-body-encoding-header-became-optional", site, { ...places, from: after.name })];
}

/** By name; only parts have any (OpenAPI 3.1.1, "Encoding Object", `headers`). */
function headersOf({ encoding, isMultipart }: FieldHeaders): ReadonlyMap<string, Parameter> {
  const headers = isMultipart ? (encoding?.headers ?? []) : [];
  return new Map(headers.map((header) => [header.name.toLowerCase(), header]));
}
