import { describe, expect, test } from "vitest";
import * as formats from "../../../src/validation/formats.js";

/** Each month of a year of 365 days, with how many it has. */
const months = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map(
  (days, index) => [String(index + 1).padStart(2, "0"), days] as const,
);

const samples: Readonly<Record<string, readonly [valid: readonly string[], invalid: readonly string[]]>> = {
  isDate: [
    ["2024-02-29", "2000-02-29", "2023-02-28", ...months.map(([month, days]) => `2023-${month}-${days}`), "2024-01-01"],
    [
      ...[
        "2023-02-29",
        "1900-02-29",
        "2024-02-30",
        "2024-13-01",
        "2024-00-01",
        "2024-1-1",
        "2024-01-00",
        "2024-01-011",
      ],
      ...months.map(([month, days]) => `2023-${month}-${days + 1}`),
    ],
  ],
  isTime: [
    [
      "23:59:60Z",
      "00:59:60+01:00",
      "12:00:00.5-07:30",
      "00:00:00z",
      "18:29:60-05:30",
      "23:59:59+23:59",
      "22:59:60-01:00",
    ],
    [
      ...[
        "23:58:60Z",
        "12:00:00",
        "24:00:00Z",
        "12:00:00+24:00",
        "12:60:00Z",
        "12:00:61Z",
        "12:00:00+01:60",
        "12:00:00.Z",
      ],
      ...["23:59:60+01:00", "00:59:60-01:00", "18:29:60+05:30", "12:00:00+0100", " 12:00:00Z", "22:58:60-01:00"],
    ],
  ],
  isDateTime: [
    ["2024-02-29T10:00:00Z", "2024-02-29t10:00:00z"],
    ["2024-02-29 10:00:00Z", "2024-02-30T10:00:00Z", "2024-02-29T10:00:00", "2024-02-29T", "02024-02-29T10:00:00Z"],
  ],
  isDuration: [
    ["P4W", "P1Y2M3DT4H", "PT0S", "P1Y", "P2M3D", "P10D", "PT4H5M6S", "PT5M6S", "P1DT5M"],
    ["P", "PT", "P1Y1D", "P1W1D", "PT1.5S", "P1DT", "PT1H1S", "1D", "P1", "PT1D", "P-1D", "p1D", "P1Y "],
  ],
  isEmail: [
    [
      "a.b+c@example.com",
      '"a b"@example.com',
      `${"a".repeat(64)}@b`,
      `a@${"b.".repeat(126)}b`,
      "a@[127.0.0.1]",
      "a@[IPv6:::1]",
      "!#$%&'*+/=?^_`{|}~-@b",
      '"a\\\\b@c"@d',
    ],
    [
      ...[
        "a@",
        "@b",
        ".a@b.c",
        "a.@b",
        "a..b@c",
        "a@-b",
        "a b@c",
        "a@[::1]",
        "a@[127.0.0.1",
        `a@${"b.".repeat(126)}bb`,
      ],
      ...[`${"a".repeat(65)}@b`, "a@[IPv6:1]", "a@[IPv6:127.0.0.1]", "a@[1]", '"a"b"@c', "a@b_c", "a"],
    ],
  ],
  isHostname: [
    [
      "a",
      "a-b.example",
      "xn--bcher-kva",
      "XN--BCHER-KVA",
      `${"a".repeat(63)}.b`,
      `${"a.".repeat(126)}a`,
      "0",
      "axn--a",
    ],
    [
      ...["", "-a", "a-", "a_b", "a..b", "a.", `${"a".repeat(64)}.b`, "xn--a", "XN--a", "b.xn--a", "xn--a.b"],
      `${"a.".repeat(126)}aa`,
    ],
  ],
  isIpv4: [
    ["0.0.0.0", "255.10.1.99", "249.250.199.200"],
    ["1.2.3", "1.2.3.04", "256.1.1.1", "1.2.3.4.", "1.2.3.4.5", "1.2.3.a", " 1.2.3.4", "260.1.1.1", "300.1.1.1"],
  ],
  isIpv6: [
    [
      ...[
        "::",
        "1::",
        "::1",
        "::ffff:1.2.3.4",
        "1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:1.2.3.4",
        "::2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7::",
      ],
      ...["ABCD:ef01::", "1::3:4:5:6:1.2.3.4"],
    ],
    [
      ...[":", ":::", "1:2:3:4:5:6:7", "12345::", "::1.2.3", "1.2.3.4::", "fe80::1%eth0", "", "1:2:3:4:5:6:7:8:9"],
      ...["1:2:3:4:5:6:7:g", "g:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:1.2.3.4", "1:2:3:4:5:1.2.3.4", "1:2:3:4::5:6:7:8"],
      ...["1::2::3", "1::3:4:5:6:7:1.2.3.4", "1.2.3.4:5:6:7:8:9:a", "1::12345", "1.2.3.4"],
    ],
  ],
  isUri: [
    [
      ...[
        "http://a",
        "urn:a:b",
        "data:text/plain;base64,AA==",
        "a://[::1]:80/x?y#z",
        "https://a.b:80/c~d",
        "a+b-c.1:x",
      ],
      ...["http://u:p@a/", "http://a:/", "http://[v1f.a:b]/", "a:%2F?%2f#%aA", "http://a/?b?c/d#e?f/g", "a:", "a:?b:c"],
    ],
    [
      ...[
        "/a",
        "a b:c",
        "http://a b",
        "http://[::1",
        "a:%zz",
        "a:#b#c",
        "http://a:b/",
        "1a:b",
        "",
        "http://a/\n",
        "a:|",
      ],
      ...["http://[1]/", "http://[vg.a]/", "http://a@b@c/", "http://a%zz/", "http://a[b]/", "a:%2", "a:b#%"],
      ...["http://u[:p@a/", "http://[::1]x/", "http://a:80b/", ":a"],
    ],
  ],
  isUriReference: [
    ["", "/a", "a/b:c", "//a/b", "?a", "#", "a?b:c", "a#b:c", "./a:b", "//[::1]", "a%20b"],
    ["a:b\\c", "1:b", "//a:b", "a[b]", "a#b#c", "?a b", "#<", "a%2", "//[::g]", "-:b"],
  ],
  isUuid: [
    [
      "98d80576-482e-427f-8434-7f86890ab222",
      "98D80576-482E-427F-8434-7F86890AB222",
      "00000000-0000-0000-0000-000000000000",
    ],
    [
      "98d80576482e427f84347f86890ab222",
      "98d80576-482e-427f-8434-7f86890ab22g",
      "98d80576-482e-427f-8434-7f86890ab2222",
    ],
  ],
  isRegex: [
    ["^a$", "\\p{L}"],
    ["(", "\\a"],
  ],
  isJsonPointer: [
    ["", "/", "/a~0~1"],
    ["a", "/~", "/~2"],
  ],
  isBase64: [
    ["", "YQ==", "YWI=", "YWJj", "+/+/", "az09AZ=="],
    ["YQ", "YQ=", "Y===", "YW J", "YQ==YQ==", "YWJ", "YW-_", "=YQ=", "===="],
  ],
};

describe.each(Object.entries(samples))("%s", (name, [valid, invalid]) => {
  const check = Object.entries(formats).find(([key]) => key === name)?.[1];
  test("accepts and refuses", () => {
    expect(valid.filter((text) => check?.(text) !== true)).toEqual([]);
    expect(invalid.filter((text) => check?.(text) !== false)).toEqual([]);
  });
});

test("megabytes are checked without deep recursion or backtracking", () => {
  const long = "A".repeat(4_000_000);
  expect([
    formats.isBase64(long),
    formats.isUri(`data:image/png;base64,${long}`),
    formats.isUri(`https://a/${long}|`),
  ]).toEqual([true, true, false]);
});
