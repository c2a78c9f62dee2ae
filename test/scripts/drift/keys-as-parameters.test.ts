import { describe, expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

const text = { type: "string" };
const place = { name: "kite", in: "query" };
const schemes = (where: string) => ({ key: { ...place, type: "apiKey", in: where } });
const asking = (where: string, security: readonly object[] = [{ key: [] }]) =>
  documentOf({ root: { components: { securitySchemes: schemes(where) }, security } });
const taking = (where: string, more: object = {}) =>
  documentOf({ operation: { parameters: [{ ...place, in: where, required: true, schema: text, ...more }] } });

const worst = async (one: object, two: object) =>
  (await changesBetween(one, two)).some(({ level }) => level !== "info") ? "alarm" : "none";

describe.each(["query", "cookie", "header"])("a key that is a parameter on one side: %s", (where) => {
  it("is sent as before", async () => {
    expect(await worst(asking(where), taking(where))).toBe("none");
    expect(await worst(taking(where), asking(where))).toBe("none");
    expect(await worst(asking(where), taking(where, { required: false }))).toBe("none");
    expect(await worst(taking(where), asking(where, [{ key: [] }, {}]))).toBe("none");
  });

  it("no longer suffices where it need not have been sent, or may not be any text", async () => {
    expect(await worst(taking(where, { required: false }), asking(where))).toBe("alarm");
    expect(await worst(asking(where, [{}, { key: [] }]), taking(where))).toBe("alarm");
    expect(await worst(asking(where), taking(where, { schema: { enum: ["red"] } }))).toBe("alarm");
    expect(await worst(taking("query"), asking(where === "query" ? "cookie" : where))).toBe("alarm");
  });

  it("is told as before where other ways to authenticate stand beside it", async () => {
    const other = { other: { type: "http", scheme: "bearer" } };
    const both = (security: readonly object[] | undefined, isParameter: boolean) =>
      documentOf({
        root: { components: { securitySchemes: { ...schemes(where), ...other } }, ...(security && { security }) },
        operation: { parameters: isParameter ? [{ ...place, in: where, required: true, schema: text }] : [] },
      });
    const told = async (one: object, two: object) =>
      (await changesBetween(one, two)).filter(({ level }) => level === "error").map(({ id }) => id);
    const either = [{ key: [] }, { other: [] }];
    expect(await told(both(either, false), both(either, true))).toEqual(["new-required-request-parameter"]);
    expect(await told(both(either, false), both(undefined, true))).toEqual(["new-required-request-parameter"]);
    expect(await told(both([{ key: [] }, {}], false), both(undefined, true))).toEqual([
      "new-required-request-parameter",
    ]);
    expect(await told(both([], true), both([{ key: [], other: [] }], true))).toEqual(["api-global-security-added"]);
    expect(await told(both([{ other: [] }], true), both([{ key: [], other: [] }], true))).toEqual([
      "api-global-security-removed",
    ]);
  });
});
