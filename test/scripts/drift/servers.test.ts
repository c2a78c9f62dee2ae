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

it("another host in the place of those of base is told once, with both", async () => {
  const [one, two, other] = ["https://a.example/v1", "https://b.example/v1", "https://c.example/v1"];
  expect((await changesBetween(api(one, two), api(other))).map(({ level, message }) => `${level} ${message}`)).toEqual([
    "warning The API is said to be at `https://c.example` now, and no longer at `https://a.example`, `https://b.example`.",
  ]);
  expect(await lines(api(one), api(one, other))).toEqual(["info api-server-added"]);
});

it("a host where addresses were relative is told, and not where there were none", async () => {
  const told = await changesBetween(api("/"), api("https://a.example"));
  expect(told.map(({ level, message }) => `${level} ${message}`)).toEqual([
    "info The API is said to be at the server `https://a.example` now.",
  ]);
  expect(await lines(api(), api("https://a.example"))).toEqual([]);
});

it("a host is lost where servers are relative, and not where there are none", async () => {
  expect(await lines(api("https://a.example"), api("/"))).toEqual(["warning api-server-removed"]);
  expect(await lines(api("https://a.example"), api())).toEqual([]);
});
