import { describe, expect, it } from "vitest";
import { formatSamples, isAsserted, matchesFormat } from "../../../../scripts/drift/values/formats.js";

describe("formats that are asserted", () => {
  const cases: readonly (readonly [format: string, matched: readonly string[], refused: readonly string[]])[] = [
    [
      "date",
      ["2024-12-31", "1999-01-09", "2020-10-20"],
      ["2024-13-01", "2024-00-01", "2024-1-01", "2024-01-32", "2024-01-00"],
    ],
    [
      "time",
      ["23:59:60Z", "00:00:00.25+05:30", "12:00:00z"],
      ["24:00:00Z", "12:60:00Z", "12:00:61Z", "12:00:00", "12:00:00+24:00"],
    ],
    [
      "date-time",
      ["2024-01-01T00:00:00Z", "2024-01-01 23:59:59.1-01:00"],
      ["2024-01-01", "2024-01-01T24:00:00Z", "2024-01-01T00:00:00"],
    ],
    ["duration", ["P1D", "P1Y2M3DT4H5M6S", "PT1S", "P2W"], ["P", "PT", "1D", "P1W1D", "P1S"]],
    ["email", ["a@b.example", "a@b"], ["a", "@b", "a@", "a b@c", "a@b."]],
    ["hostname", ["example.com", "a-b", "A1"], ["-a", "a-", "a..b", "a_b", "", `${"a.".repeat(127)}abc`]],
    ["ipv4", ["127.0.0.1", "255.255.255.255", "0.0.0.0"], ["256.0.0.1", "1.2.3", "1.2.3.4.5", "1.2.3.4."]],
    ["ipv6", ["::1", "2001:db8::1", "::ffff:1.2.3.4"], ["1", "a:b", "g::1"]],
    ["uri", ["https://example.com/a?b#c", "urn:a:b"], ["a", "/a", "https://a b", "1a:b"]],
    ["uri-reference", ["a", "/a", "https://example.com", ""], ["a b", "<a>"]],
    [
      "uuid",
      ["00000000-0000-4000-8000-00000000000F"],
      [
        "00000000-0000-4000-8000-00000000000",
        "0000000000004000800000000000000f",
        "g0000000-0000-4000-8000-000000000000",
      ],
    ],
    ["json-pointer", ["", "/a/~0~1", "/"], ["a", "/~2", "/~"]],
    ["byte", ["", "YQ==", "YWI=", "YWJj"], ["YQ", "YQ=", "Y===", "YW J"]],
    ["regex", ["^a$", "\\p{L}"], ["(", "[", "\\p{Nothing}"]],
  ];

  it.each(cases)("a format that is asserted matches what it should: %s", (format, matched, refused) => {
    expect(isAsserted(format)).toBe(true);
    expect(matched.filter((text) => !matchesFormat(format, text))).toEqual([]);
    expect(refused.filter((text) => matchesFormat(format, text))).toEqual([]);
  });

  it("a format that is asserted has a text that matches it", () => {
    expect(Object.keys(formatSamples)).toEqual(cases.map(([format]) => format));
    for (const [format, samples] of Object.entries(formatSamples)) {
      expect(samples.length).toBeGreaterThan(0);
      expect(samples.filter((text) => !matchesFormat(format, text))).toEqual([]);
    }
  });

  it.each(["binary", "password", "odd", "toString"])("a format that only describes matches anything: %s", (format) => {
    expect(isAsserted(format)).toBe(false);
    expect(matchesFormat(format, "any text")).toBe(true);
  });
});
