/** The string formats that are asserted, with the runtime function that tells. Every other format annotates. */
export const assertedFormats: ReadonlyMap<string, string> = new Map([
  ["date-time", "isDateTime"],
  ["date", "isDate"],
  ["time", "isTime"],
  ["duration", "isDuration"],
  ["email", "isEmail"],
  ["hostname", "isHostname"],
  ["ipv4", "isIpv4"],
  ["ipv6", "isIpv6"],
  ["uri", "isUri"],
  ["uri-reference", "isUriReference"],
  ["uuid", "isUuid"],
  ["regex", "isRegex"],
  ["json-pointer", "isJsonPointer"],
  ["byte", "isBase64"],
]);
