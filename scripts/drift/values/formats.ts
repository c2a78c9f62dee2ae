/** The formats that are asserted; other formats only describe. */
const patterns: Readonly<Record<string, RegExp>> = {
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  time: /^(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i,
  "date-time":
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])[t ](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i,
  duration: /^P(?!$)(?:(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?|\d+W)$/,
  email: /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)*$/,
  hostname: /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/i,
  ipv4: /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/,
  ipv6: /^[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*$/i,
  uri: /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i,
  "uri-reference": /^[^\s<>"{}|\\^`]*$/,
  uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  "json-pointer": /^(?:\/(?:[^~/]|~[01])*)*$/,
  byte: /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
};

export function matchesFormat(format: string, text: string): boolean {
  if (format === "regex") return isPattern(text);
  return !Object.hasOwn(patterns, format) || (patterns[format]?.test(text) ?? true);
}

export function isAsserted(format: string): boolean {
  return format === "regex" || Object.hasOwn(patterns, format);
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}

/** Texts of a format. */
export const formatSamples: Readonly<Record<string, readonly string[]>> = {
  date: ["2024-01-01"],
  time: ["12:00:00Z"],
  "date-time": ["2024-01-01T00:00:00Z"],
  duration: ["P1D"],
  email: ["a@example.com"],
  hostname: ["example.com"],
  ipv4: ["127.0.0.1"],
  ipv6: ["::1"],
  uri: ["https://example.com"],
  "uri-reference": ["https://example.com", "a"],
  uuid: ["00000000-0000-4000-8000-000000000000"],
  "json-pointer": ["/a"],
  byte: ["YQ=="],
  regex: ["a"],
};
