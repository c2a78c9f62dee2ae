import { describe, expect, test } from "vitest";
import * as formats from "../../../src/validation/formats.js";

const samples: Readonly<Record<string, readonly [valid: readonly string[], invalid: readonly string[]]>> = {
  isDate: [
    ["2024-02-29", "2000-02-29"],
    ["2023-02-29", "1900-02-29", "2024-13-01", "2024-1-1", "2024-01-00"],
  ],
  isTime: [
    ["23:59:60Z", "00:59:60+01:00", "12:00:00.5-07:30"],
    ["23:58:60Z", "12:00:00", "24:00:00Z", "12:00:00+24:00"],
  ],
  isDateTime: [
    ["2024-02-29T10:00:00Z", "2024-02-29t10:00:00z"],
    ["2024-02-29 10:00:00Z", "2024-02-30T10:00:00Z"],
  ],
  isDuration: [
    ["P4W", "P1Y2M3DT4H", "PT0S"],
    ["P", "PT", "P1Y1D", "P1W1D", "PT1.5S"],
  ],
  isEmail: [
    [
      "a.b+c@example.com",
      '"a b"@example.com',
      `${"a".repeat(64)}@b`,
      `a@${"b.".repeat(126)}b`,
      "a@[127.0.0.1]",
      "a@[IPv6:::1]",
    ],
    ["a@", "@b", ".a@b.c", "a@-b", "a b@c", "a@[::1]", "a@[127.0.0.1", `a@${"b.".repeat(126)}bb`],
  ],
  isHostname: [
    ["a", "a-b.example", "xn--bcher-kva"],
    ["", "-a", "a_b", "a..b", `${"a".repeat(64)}.b`, "xn--a"],
  ],
  isIpv4: [
    ["0.0.0.0", "255.10.1.99"],
    ["1.2.3", "1.2.3.04", "256.1.1.1", "1.2.3.4."],
  ],
  isIpv6: [
    ["::", "1::", "::ffff:1.2.3.4", "1:2:3:4:5:6:7:8"],
    [":", ":::", "1:2:3:4:5:6:7", "12345::", "::1.2.3", "1.2.3.4::", "fe80::1%eth0"],
  ],
  isUri: [
    ["http://a", "urn:a:b", "data:text/plain;base64,AA==", "a://[::1]:80/x?y#z"],
    ["/a", "a b:c", "http://a b", "http://[::1", "a:%zz", "a:#b#c", "http://a:b/"],
  ],
  isUriReference: [
    ["", "/a", "a/b:c", "//a/b", "?a", "#"],
    ["a:b\\c", "1:b", "//a:b", "a[b]"],
  ],
  isUuid: [
    ["98d80576-482e-427f-8434-7f86890ab222"],
    ["98d80576482e427f84347f86890ab222", "98d80576-482e-427f-8434-7f86890ab22g"],
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
    ["", "YQ==", "YWI=", "YWJj"],
    ["YQ", "YQ=", "Y===", "YW J", "YQ==YQ=="],
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
