import { nothing, stopSending } from "./advice.js";
import type { RuleDefinition } from "./rule.js";

const body = { direction: "request", area: "request-body" } as const;

/** How the fields of a form are written, and what goes with them (`encoding`). */
export const formRules = {
  "request-body-encoding-content-type-changed": {
    ...body,
    level: "error",
    title: "Request body encoding content type changed",
    message: "The field {name} of {subject} is sent as {to} instead of {from}.",
    brief: "{name} as {to} instead of {from}",
    explanation:
      "A field of a form has another media type (`encoding`). Where every one that was taken still is, it is compatible.",
    advice: "Send the field in a media type that is still taken.",
  },
  "request-body-encoding-style-changed": {
    ...body,
    level: "error",
    title: "Request body encoding style changed",
    message: "The field {name} of {subject} is written as {to} instead of {from}.",
    brief: "{name} written as {to} instead of {from}",
    explanation: "A list or an object in a form is written otherwise (`style` and `explode` of its `encoding`).",
    advice: "Write the field as it is described now.",
  },
  "request-body-encoding-allow-reserved-added": {
    impact: "minor",
    ...body,
    level: "info",
    title: "Request body encoding allow reserved added",
    message: "Reserved characters in the field {name} of {subject} are sent as they are now.",
    brief: "reserved characters of {name} as they are",
    explanation: "Reserved characters (`allowReserved`) may stand in a field of a form as they are.",
    advice: nothing,
  },
  "request-body-encoding-allow-reserved-removed": {
    ...body,
    level: "warning",
    title: "Request body encoding allow reserved removed",
    message: "Reserved characters in the field {name} of {subject} are no longer sent as they are.",
    brief: "reserved characters of {name} encoded",
    explanation: "Reserved characters (`allowReserved`) in a field of a form have to be percent-encoded.",
    advice: "Percent-encode them, as clients do unless they are told otherwise.",
  },
  "request-body-encoding-header-became-required": {
    ...body,
    level: "error",
    title: "Request body encoding header became required",
    message: "The field {name} of {subject} needs the header {to} now.",
    brief: "{name} with the header {to}",
    explanation:
      "A part of a multipart form has to have a header that it could go without (`headers` of its `encoding`).",
    advice: "Send the header with the part.",
  },
  "request-body-encoding-header-became-optional": {
    impact: "minor",
    ...body,
    level: "info",
    title: "Request body encoding header became optional",
    message: "The field {name} of {subject} needs the header {from} no longer.",
    brief: "{name} also without the header {from}",
    explanation: "A part of a multipart form may go without a header that it needed (`headers` of its `encoding`).",
    advice: nothing,
  },
  "request-body-encoding-header-added": {
    impact: "minor",
    ...body,
    level: "info",
    title: "Request body encoding header added",
    message: "The field {name} of {subject} may have the header {to} now.",
    brief: "{name} also with the header {to}",
    explanation: "A part of a multipart form may have another header (`headers` of its `encoding`).",
    advice: nothing,
  },
  "request-body-encoding-header-removed": {
    impact: "major",
    ...body,
    level: "warning",
    title: "Request body encoding header removed",
    message: "The field {name} of {subject} has the header {from} no longer.",
    brief: "{name} without the header {from}",
    explanation:
      "A header of a part of a multipart form is no longer described (`headers` of its `encoding`): one that is sent may be refused or ignored.",
    advice: stopSending,
  },
} as const satisfies Readonly<Record<string, RuleDefinition>>;
