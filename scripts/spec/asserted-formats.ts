/** The string formats that are asserted wherever a value is checked. Every other format annotates. */
export const assertedFormats = [
  "date-time",
  "date",
  "time",
  "duration",
  "email",
  "hostname",
  "ipv4",
  "ipv6",
  "uri",
  "uri-reference",
  "uuid",
  "regex",
  "json-pointer",
  "byte",
] as const;

export type AssertedFormat = (typeof assertedFormats)[number];
