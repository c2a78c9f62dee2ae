import { expect, it } from "vitest";
import { changesBetween } from "./contracts.js";

const api = (...urls: readonly string[]) => ({
  openapi: "3.1.0",
  info: { title: "T", version: "1" },
  servers: urls.map((url) => ({ url })),
  paths: { "/a": { get: { responses: { 200: { description: "" } } } } },
});
const lines = async (base: object, revision: object) =>
  (await changesBetween(base, revision)).map(({ level, id }) => `${level} ${id}`);

it("the same servers in another order are no change, and another root of the only one is", async () => {
  const [one, two] = ["https://a.example/v1", "https://b.example/v2"];
  expect(await lines(api(one, two), api(two, one))).toEqual([]);
  expect(await lines(api(one), api("https://a.example/v2"))).toEqual(["error api-root-changed"]);
});

it("a root that a host loses beside others is a server less, with its address", async () => {
  const [one, two] = ["https://a.example/v1", "https://a.example/v2"];
  const told = (await changesBetween(api(one, two), api(one))).map(({ id, message }) => [id, message.includes(two)]);
  expect(told).toEqual([["api-server-removed", true]]);
  expect(await lines(api(one), api(one, two))).toEqual(["info api-server-added"]);
});
