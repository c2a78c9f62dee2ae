import { describe, expect, it } from "vitest";
import { hideCredentials, redactor, redactorMaker } from "../../src/transport/redact.js";

const key = "xk+Fault/1234567890.abcdef";
const redact = redactor([key]);
const everyChar = (write: (code: string) => string) =>
  key.replace(/./g, (char) => write(char.charCodeAt(0).toString(16).padStart(2, "0")));

describe("a key is hidden", () => {
  it.each([
    ["as it is", key],
    ["in a URL", encodeURIComponent(key)],
    ["in a URL, wholly escaped", everyChar((code) => `%${code}`)],
    ["in a URL, escaped in capitals", everyChar((code) => `%${code.toUpperCase()}`)],
    ["in HTML, by number", key.replace(/./g, (char) => `&#${char.charCodeAt(0)};`)],
    ["in HTML, by number in hexadecimal", everyChar((code) => `&#x${code};`)],
    ["in JSON", everyChar((code) => `\\u00${code}`)],
    ["in JSON with escaped slashes", key.replaceAll("/", "\\/")],
    ["in capitals", key.toUpperCase()],
    ["after its scheme", `Bearer ${key}`],
  ])("%s", (_, echo) => {
    const clean = redact(`before ${echo} after`);
    expect(clean).toContain("[redacted]");
    expect(clean.replaceAll("[redacted]", "")).toMatch(/^before (?:Bearer )? ?after$/);
  });

  it.each([
    ["its beginning", key.slice(0, 18)],
    ["its end", key.slice(-18)],
  ])("when only %s is shown", (_, echo) => {
    expect(redact(`key ${echo}…`)).not.toContain(echo);
    expect(redact(`key ${echo}…`)).toContain("[redacted]");
  });

  it.each([0, 1, 2])("in Base64 %i bytes after the start of what is encoded", (before) => {
    for (const encoding of ["base64", "base64url"] as const) {
      const echo = Buffer.from(`${"x".repeat(before)}${key} and more`).toString(encoding);
      const clean = Buffer.from(redact(echo).replace("[redacted]", ""), encoding).toString("latin1");
      expect(redact(echo)).toContain("[redacted]");
      expect(clean).not.toContain(key.slice(2, 8));
    }
  });

  it("when its middle is shown, cut at both ends", () => {
    const long = "sk_live_0a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6q7r8s9t";
    const clean = redactor([long])(`key ${long.slice(7, 40)}…`);
    expect(clean).toMatch(/^key [\w]{0,11}\[redacted\]…$/);
  });

  it("when it is long, in one piece and without end", () => {
    const long = "t0ken.".repeat(700);
    expect(redactor([long])(`a ${long} b`)).toBe("a [redacted] b");
  });

  it("when it has four characters; of three it cannot be told from ordinary text", () => {
    expect(redactor(["ab12", "xyz"])("x ab12 y xyz")).toBe("x [redacted] y xyz");
  });

  it("in Base64 when it has eight characters", () => {
    const echo = (secret: string) => redactor([secret])(btoa(`${secret} and more`));
    expect(echo("12345678")).toMatch(/^\[redacted\]/);
    expect(echo("1234567")).toBe(btoa("1234567 and more"));
  });

  it("by its looks, though nobody told of it", () => {
    expect(redactor([])("sk-abcdefgh12345678 and Bearer abcdefgh12345678")).toBe("[redacted] and Bearer [redacted]");
  });
});

it("headers are logged as they are, but for those that hold a credential", () => {
  const secret = ["authorization", "Cookie", "set-cookie", "x-api-key", "X-ApiKey", "x-auth-token", "client-secret"];
  const plain = { accept: "a/b", "x-max-tokens": "7", "x-author": "me" };
  const given = { ...Object.fromEntries(secret.map((name) => [name, "k"])), ...plain };
  const hidden = Object.fromEntries(secret.map((name) => [name, "[redacted]"]));
  expect(hideCredentials(given)).toEqual({ ...hidden, ...plain });
});

it("leaves other texts as they are, also those that are like a pattern", () => {
  const odd = redactor(["(a+)+$.*[x", "null?"]);
  expect(odd("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! null, (a+)+")).toBe("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! null, (a+)+");
  expect(odd("(a+)+$.*[x is null?")).toBe("[redacted] is [redacted]");
  expect(redactor(["abc", ""])("abc")).toBe("abc");
});

it("is made anew when the secrets change", () => {
  const make = redactorMaker();
  const first = make(["one-secret"]);
  expect(make(["one-secret"])).toBe(first);
  expect(make(["other-secret"])("one-secret other-secret")).toBe("one-secret [redacted]");
});
