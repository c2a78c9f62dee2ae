import { expect, it } from "vitest";
import { changesBetween, outline } from "./contracts.js";

type Segments = Readonly<Record<string, string>>;

const segments = (all: Segments) =>
  Object.entries(all).map(([name, type]) => ({ name, in: "path", required: true, schema: { type } }));
const api = (path: string, types: Segments, others: readonly object[] = []) => ({
  openapi: "3.1.0",
  info: { title: "Ferries", version: "1" },
  paths: {
    [path]: {
      get: {
        operationId: "slips",
        parameters: [...segments(types), ...others],
        responses: { 200: { description: "" } },
      },
    },
  },
});

/** Findings beside that of the move. */
async function besidesMove(base: object, revision: object) {
  const found = outline(await changesBetween(base, revision));
  expect(found.filter((text) => text === "error endpoint-moved operation")).toHaveLength(1);
  return found.filter((text) => !text.includes("endpoint-moved"));
}

it("a parameter that only one path of an operation that moved has is the move, in either direction", async () => {
  const [short, long] = [api("/slips", {}), api("/quays/{quay}/slips", { quay: "string" })];
  expect(await besidesMove(short, long)).toEqual([]);
  expect(await besidesMove(long, short)).toEqual([]);
});

it("of an operation that moved, parameters of the path of one name are compared, wherever they stand", async () => {
  const base = api("/slips/{slip}", { slip: "string" });
  const to = (slip: string) => api("/quays/{quay}/slips/{slip}", { quay: "integer", slip });
  expect(await besidesMove(base, to("string"))).toEqual([]);
  expect(await besidesMove(base, to("integer"))).toEqual(["error request-parameter-type-changed request.path.slip"]);
});

it("of an operation that moved, parameters of other names are compared by position", async () => {
  const [base, revision] = [api("/slips/{slip}", { slip: "string" }), api("/berths/{berth}", { berth: "integer" })];
  expect(await besidesMove(base, revision)).toEqual(["error request-parameter-type-changed request.path.slip"]);
});

it("what else an operation that moved asks for is told", async () => {
  const key = { name: "key", in: "query", required: true, schema: { type: "string" } };
  const stray = { name: "pier", in: "path", required: true, schema: { type: "string" } };
  const found = await besidesMove(api("/slips", {}), api("/quays/{quay}/slips", { quay: "string" }, [key, stray]));
  expect(found.sort()).toEqual([
    "error new-request-path-parameter request.path.pier",
    "error new-required-request-parameter request.query.key",
  ]);
});

it("parameters of a path that stays are compared by position, whatever they are called", async () => {
  const [base, revision] = [
    api("/quays/{one}/slips/{two}", { one: "string", two: "integer" }),
    api("/quays/{two}/slips/{one}", { two: "string", one: "integer" }),
  ];
  expect(outline(await changesBetween(base, revision))).toEqual([]);
});
