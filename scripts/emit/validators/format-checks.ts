import type { AssertedFormat } from "../../spec/asserted-formats.js";

const checks: Readonly<Record<AssertedFormat, string>> = {
  "date-time": "isDateTime",
  date: "isDate",
  time: "isTime",
  duration: "isDuration",
  email: "isEmail",
  hostname: "isHostname",
  ipv4: "isIpv4",
  ipv6: "isIpv6",
  uri: "isUri",
  "uri-reference": "isUriReference",
  uuid: "isUuid",
  regex: "isRegex",
  "json-pointer": "isJsonPointer",
  byte: "isBase64",
};

/** The function of the runtime that tells whether a text is of a format; `undefined` for one that is not asserted. */
export function formatCheck(format: string): string | undefined {
  return Object.entries(checks).find(([asserted]) => asserted === format)?.[1];
}
