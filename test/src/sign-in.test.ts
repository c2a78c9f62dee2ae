import { describe, expect, it } from "vitest";
import { chooseSignIn } from "../../src/client/sign-in.js";
import type { Requirement, SchemeSpec, SignInCall } from "../../src/transport/credentials.js";

const schemes: Readonly<Record<string, SchemeSpec>> = {
  bearer: { in: "header", name: "authorization", prefix: "Bearer " },
  key: { in: "header", name: "x-api-key" },
  other: { in: "query", name: "key" },
  token: { in: "header", name: "authorization", prefix: "Bearer ", token: true },
  basic: { in: "header", name: "authorization", prefix: "Basic ", basic: true },
  cookie: { in: "cookie", name: "session" },
};

async function signIn(
  required: readonly Requirement[],
  options: SignInCall["options"],
  { security, headers = {} }: { security?: readonly Requirement[]; headers?: Record<string, string> } = {},
): Promise<readonly string[]> {
  const operation = { key: "GET /a", security };
  const spec = { schemes, required, choose: chooseSignIn };
  const placed = await chooseSignIn(spec, { operation, options, headers });
  return placed.map(({ place, value }) => `${place.in} ${place.name}: ${place.prefix ?? ""}${value}`);
}

const base64 = (text: string): string => Buffer.from(text).toString("base64");

describe("where the key of a client goes", () => {
  it.each([
    ["to a bearer before a header of its own", [["key"], ["bearer"]], "k", "header authorization: Bearer k"],
    ["to the first of two headers", [["other"], ["key"]], "k", "query key: k"],
    ["to a header before a token of a sign-in", [["token"], ["key"]], "k", "header x-api-key: k"],
    ["to a token before basic", [["basic"], ["token"]], "k", "header authorization: Bearer k"],
    [
      "to basic before anything, as a pair",
      [["bearer"], ["basic"]],
      "u:p",
      `header authorization: Basic ${base64("u:p")}`,
    ],
    ["to basic alone, as a name", [["basic"]], "k", `header authorization: Basic ${base64("k:")}`],
    ["without a second prefix", [["bearer"]], "Token k", "header authorization: Token k"],
    ["to a scheme rather than to none", [[], ["key"]], "k", "header x-api-key: k"],
  ])("the key goes %s", async (_, required, apiKey, sent) => {
    expect(await signIn(required, { apiKey })).toEqual([sent]);
    expect(await signIn(required, { apiKey: async () => apiKey })).toEqual(
      apiKey === "u:p" ? ["header authorization: Bearer u:p"] : [sent],
    );
  });

  it("the key goes nowhere where nothing is needed, or where the operation says so", async () => {
    expect(await signIn([], { apiKey: "k" })).toEqual([]);
    expect(await signIn([["key"]], { apiKey: "k" }, { security: [] })).toEqual([]);
    expect(await signIn([["key"]], { apiKey: "k" }, { security: [["bearer"]] })).toEqual([
      "header authorization: Bearer k",
    ]);
    expect(await signIn([["key"]], {})).toEqual([]);
  });

  it("the key stands for the one credential that is missing, not for two", async () => {
    const both = [["key", "bearer"]];
    expect(await signIn(both, { apiKey: "k", credentials: { key: "own" } })).toEqual([
      "header x-api-key: own",
      "header authorization: Bearer k",
    ]);
    await expect(signIn(both, { apiKey: "k" })).rejects.toThrow("GET /a needs key and bearer.");
    await expect(signIn([...both, ["gone"]], { apiKey: "k" })).rejects.toThrow("needs key and bearer, or gone.");
  });
});

describe("credentials by name", () => {
  it("credentials are those of the first alternative that is complete", async () => {
    const required = [["key", "bearer"], ["cookie"], ["other"]];
    expect(await signIn(required, { credentials: { other: "o", cookie: "c", key: "k" } })).toEqual([
      "cookie session: c",
    ]);
  });

  it("credentials of a user are sent with an empty password, and hide both", async () => {
    const spec = { schemes, required: [["basic"]], choose: chooseSignIn };
    const given = (credential: { username: string; password?: string }) =>
      chooseSignIn(spec, {
        operation: { key: "GET /a" },
        options: { credentials: { basic: credential } },
        headers: {},
      });
    expect(await given({ username: "ü" })).toMatchObject([{ value: base64("ü:"), secrets: ["ü:", ""] }]);
    expect(await given({ username: "u", password: "p:q" })).toMatchObject([
      { value: base64("u:p:q"), secrets: ["u:p:q", "p:q"] },
    ]);
    await expect(given({ username: "a:b" })).rejects.toThrow("The username for basic has a colon.");
  });

  it.each([
    ["is empty", "key", "", "The credential for key is empty."],
    ["has a space and is a cookie", "cookie", "a b", "The credential for cookie is no cookie's value."],
    ["has a semicolon and is a cookie", "cookie", "a;b=c", "The credential for cookie is no cookie's value."],
  ])("a credential that %s is refused", async (_, name, value, message) => {
    await expect(signIn([[name]], { credentials: { [name]: value } })).rejects.toThrow(message);
  });

  it.each([
    [{ "X-API-Key": "own" }, [["key"]]],
    [{ Cookie: "session=own" }, [["cookie"]]],
  ])("credentials that the caller writes as %j need no others", async (headers, required) => {
    expect(await signIn(required, { credentials: { elsewhere: "x" } }, { headers })).toEqual([]);
    await expect(signIn(required, { credentials: { elsewhere: "x" } })).rejects.toThrow("GET /a needs");
  });
});
