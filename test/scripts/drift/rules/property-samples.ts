import type { DriftOptions } from "../../../../scripts/drift/changes/types.js";
import { api, type DocumentSample } from "./document-samples.js";

type Node = Readonly<Record<string, unknown>>;
type Side = "request" | "response";

const text = { type: "string" };
const content = (schema: unknown) => ({ "application/json": { schema } });
const body = (side: Side, schema: unknown) =>
  side === "request"
    ? { requestBody: { required: true, content: content(schema) } }
    : { responses: { 200: { description: "Done", content: content(schema) } } };

const pet = (properties: Node, required: readonly string[] = []) => ({ type: "object", properties, required });

/** What becomes of the property `a` of a body that holds `name` too. */
function property(
  side: Side,
  [before, after]: readonly [before: Node | undefined, after: Node | undefined],
  required: readonly [before: boolean, after: boolean] = [false, false],
  more: Pick<DocumentSample, "options" | "company"> = {},
): DocumentSample {
  const [base, revision] = ([0, 1] as const).map((index) => {
    const schema = [before, after][index];
    return api(body(side, pet({ name: text, ...(schema ? { a: schema } : {}) }, required[index] ? ["a"] : [])));
  });
  return { base: base ?? {}, revision: revision ?? {}, ...more };
}

/** The revision was inferred from a page. */
function ofPage(sample: DocumentSample): DocumentSample {
  const text = JSON.stringify(sample.revision).replace('"post":{', '"post":{"x-concord-inferred":"table",');
  return { ...sample, revision: JSON.parse(text) as object };
}

const secret = { ...text, writeOnly: true };
const fixed = { ...text, readOnly: true };

type Access = `${Side}-${"optional" | "required"}-property-became-${"" | "not-"}${"read-only" | "write-only"}`;

const accessSamples = Object.fromEntries(
  (["request", "response"] as const).flatMap((side) =>
    [false, true].flatMap((required) => {
      const prefix = `${side}-${required ? "required" : "optional"}-property-became`;
      const both = [required, required] as const;
      return [
        [`${prefix}-read-only`, property(side, [text, fixed], both)],
        [`${prefix}-not-read-only`, property(side, [fixed, text], both)],
        [`${prefix}-write-only`, property(side, [text, secret], both)],
        [`${prefix}-not-write-only`, property(side, [secret, text], both)],
      ];
    }),
  ),
) as Readonly<Record<Access, DocumentSample>>;

export const propertySamples = {
  ...accessSamples,
  "request-property-removed": property("request", [text, undefined]),
  "request-property-unknown": ofPage(property("request", [text, undefined])),
  "new-required-request-property": property("request", [undefined, text], [false, true]),
  "new-required-request-property-with-default": property(
    "request",
    [undefined, { ...text, default: "x" }],
    [false, true],
  ),
  "new-optional-request-property": property("request", [undefined, text]),
  "request-property-became-required": property("request", [text, text], [false, true]),
  "request-property-became-required-with-default": property(
    "request",
    [
      { ...text, default: "x" },
      { ...text, default: "x" },
    ],
    [false, true],
  ),
  "request-property-became-optional": property("request", [text, text], [true, false]),
  "response-required-property-removed": property("response", [text, undefined], [true, false]),
  "response-optional-property-removed": property("response", [text, undefined]),
  "response-property-unknown": ofPage(property("response", [text, undefined])),
  "response-required-write-only-property-removed": property("response", [secret, undefined], [true, false]),
  "response-optional-write-only-property-removed": property("response", [secret, undefined]),
  "response-required-property-added": property("response", [undefined, text], [false, true]),
  "response-optional-property-added": property("response", [undefined, text]),
  "response-required-write-only-property-added": property("response", [undefined, secret], [false, true]),
  "response-optional-write-only-property-added": property("response", [undefined, secret]),
  "response-property-became-optional": property("response", [text, text], [true, false]),
  "response-property-became-required": property("response", [text, text], [false, true]),
  "response-write-only-property-became-optional": property("response", [secret, secret], [true, false]),
  "response-write-only-property-became-required": property("response", [secret, secret], [false, true]),
} as const satisfies Readonly<Record<string, DocumentSample>>;

const readOnly = (before: Node, after: Node) =>
  property("request", [
    { ...before, readOnly: true },
    { ...after, readOnly: true },
  ]);

/** Narrower rules for values that only the other side sends. */
export const oneSidedSamples = {
  "request-read-only-property-enum-value-removed": readOnly({ enum: ["a", "b"] }, { enum: ["a"] }),
  "request-read-only-property-max-decreased": readOnly({ type: "number", maximum: 9 }, { type: "number", maximum: 5 }),
  "request-read-only-property-exclusive-max-decreased": readOnly(
    { type: "number", exclusiveMaximum: 9 },
    { type: "number", exclusiveMaximum: 5 },
  ),
  "request-read-only-property-max-length-decreased": readOnly({ ...text, maxLength: 9 }, { ...text, maxLength: 5 }),
  "request-read-only-property-min-increased": readOnly({ type: "number", minimum: 5 }, { type: "number", minimum: 9 }),
  "request-read-only-property-exclusive-min-increased": readOnly(
    { type: "number", exclusiveMinimum: 5 },
    { type: "number", exclusiveMinimum: 9 },
  ),
  "response-write-only-property-enum-value-added": property("response", [
    { enum: ["a"], writeOnly: true },
    { enum: ["a", "b"], writeOnly: true },
  ]),
} as const satisfies Readonly<Record<string, DocumentSample>>;

const today = new Date("2026-06-01");
const policy: DriftOptions = { today, deprecationDays: { stable: 90 } };
const given = { options: policy };
const later = "2027-01-01";
const ended = (sunset?: string) => ({ ...text, deprecated: true, ...(sunset ? { "x-sunset": sunset } : {}) });
const level = (name: string) => ({ ...text, "x-stability-level": name });

type Announcement = `${Side}-property-${
  | `deprecated${"" | "-with-sunset" | "-sunset-missing" | "-sunset-invalid"}`
  | `sunset-date-${"" | "changed-"}too-small`
  | `sunset-${"date-brought-forward" | "date-put-off" | "deleted"}`
  | "reactivated"
  | `stability-${"decreased" | "increased"}`}`;

/** Announcements about single properties. */
export const announcementSamples = Object.fromEntries(
  (["request", "response"] as const).flatMap((side): readonly (readonly [string, DocumentSample])[] => {
    const prefix = `${side}-property`;
    return [
      [`${prefix}-deprecated`, property(side, [text, ended()])],
      [`${prefix}-deprecated-with-sunset`, property(side, [text, ended(later)], undefined, given)],
      [`${prefix}-deprecated-sunset-missing`, property(side, [text, ended()], undefined, given)],
      [`${prefix}-deprecated-sunset-invalid`, property(side, [text, ended("soon")], undefined, given)],
      [`${prefix}-sunset-date-too-small`, property(side, [text, ended("2026-06-20")], undefined, given)],
      [
        `${prefix}-sunset-date-changed-too-small`,
        property(side, [ended(later), ended("2026-06-20")], undefined, given),
      ],
      [`${prefix}-sunset-date-brought-forward`, property(side, [ended("2028-01-01"), ended(later)], undefined, given)],
      [`${prefix}-sunset-date-put-off`, property(side, [ended(later), ended("2028-01-01")], undefined, given)],
      [`${prefix}-sunset-deleted`, property(side, [ended(later), ended()], undefined, given)],
      [`${prefix}-reactivated`, property(side, [ended(), text])],
      [`${prefix}-stability-decreased`, property(side, [level("stable"), level("beta")])],
      [`${prefix}-stability-increased`, property(side, [level("beta"), level("stable")])],
    ];
  }),
) as Readonly<Record<Announcement, DocumentSample>>;
