import { describe, expect, it } from "vitest";
import { formatSamples, isAsserted, matchesFormat } from "../../../../scripts/drift/values/formats.js";
import { formatCheck } from "../../../../scripts/emit/validators/format-checks.js";
import * as runtime from "../../../../src/validation/formats.js";

describe("formats that are asserted", () => {
  const cases: readonly (readonly [format: string, matched: readonly string[], refused: readonly string[]])[] = [
    [
      "date",
      ["2024-12-31", "1999-01-09", "2020-10-20", "2024-02-29", "2000-02-29", "0000-01-01"],
      [
        "2027-02-30",
        "2023-02-29",
        "1900-02-29",
        "2024-04-31",
        "2024-13-01",
        "2024-00-01",
        "2024-1-01",
        "2024-01-32",
        "2024-01-00",
      ],
    ],
    [
      "time",
      ["23:59:60Z", "00:00:00.25+05:30", "12:00:00z", "18:59:60-05:00", "00:59:60.5+01:00"],
      ["12:00:60Z", "23:59:60+01:00", "24:00:00Z", "12:60:00Z", "12:00:61Z", "12:00:00", "12:00:00+24:00"],
    ],
    [
      "date-time",
      ["2024-01-01T00:00:00Z", "2024-01-01t23:59:59.1-01:00"],
      ["2027-02-30T00:00:00Z", "2024-01-01 00:00:00Z", "2024-01-01", "2024-01-01T24:00:00Z", "2024-01-01T00:00:00"],
    ],
    ["duration", ["P1D", "P1Y2M3DT4H5M6S", "PT1S", "P2W"], ["P", "PT", "1D", "P1W1D", "P1S", "P1Y1D", "PT1H1S"]],
    ["email", ["a@b.example", "a@b"], ["a", "@b", "a@", "a b@c", "a@b."]],
    ["hostname", ["example.com", "a-b", "A1"], ["-a", "a-", "a..b", "a_b", "", `${"a.".repeat(127)}abc`]],
    ["ipv4", ["127.0.0.1", "255.255.255.255", "0.0.0.0"], ["256.0.0.1", "1.2.3", "1.2.3.4.5", "1.2.3.4.", "01.2.3.4"]],
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

  // What clients check is what is judged; of these, drift takes more than RFCs do.
  const looser = ["email", "hostname", "ipv6", "uri", "uri-reference"];
  it.each(cases)(
    "a format that is asserted is judged as the client's checks judge it: %s",
    (format, matched, refused) => {
      const check = formatCheck(format);
      const judge = (runtime as unknown as Readonly<Record<string, (text: string) => boolean>>)[check ?? ""];
      const texts = [...cases.flatMap(([, ...lists]) => lists.flat()), ...matched, ...refused];
      const taken = texts.filter((text) => judge?.(text));
      expect(taken.filter((text) => !matchesFormat(format, text))).toEqual([]);
      if (!looser.includes(format)) expect(texts.filter((text) => matchesFormat(format, text))).toEqual(taken);
    },
  );

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
