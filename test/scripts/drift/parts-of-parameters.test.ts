import { describe, expect, it } from "vitest";
import { changesBetween, documentOf } from "./contracts.js";

type Written = Readonly<Record<string, unknown>>;

const listOf = (items: Written) => ({ type: "array", items });
const text = (format: string) => ({ type: "string", format });
const choice = (...anyOf: readonly Written[]) => ({ anyOf });
const flag = { type: "boolean" };
const count = { type: "integer" };

const query = (schema: Written) => documentOf({ operation: { parameters: [{ name: "day", in: "query", schema }] } });
const told = async (base: Written, revision: Written) =>
  (await changesBetween(query(base), query(revision))).map(({ level, id }) => `${level} ${id}`);

describe("a part of a whole parameter is as grave as one of a body", () => {
  it.each([
    ["an alternative with another format", choice(flag, text("date")), choice(flag, text("uuid"))],
    ["items of another type", listOf(count), listOf(flag)],
    ["items of items", listOf(listOf(count)), listOf(listOf(flag))],
    ["an alternative of items", listOf(choice(flag, text("date"))), listOf(choice(flag, text("uuid")))],
  ])("a break in a part of a parameter: %s", async (_, base, revision) => {
    expect(await told(base, revision)).toEqual(["error request-parameter-property-type-changed"]);
  });

  it("and a property in it is not", async () => {
    const holding = (day: Written) => ({ type: "object", properties: { day } });
    expect(await told(holding(count), holding(flag))).toEqual(["warning request-parameter-property-type-changed"]);
  });

  it("nor a default, which refuses nothing", async () => {
    const items = (value: number) => listOf({ ...count, default: value });
    expect(await told(items(1), items(2))).toEqual(["info request-parameter-property-default-value-changed"]);
  });
});
