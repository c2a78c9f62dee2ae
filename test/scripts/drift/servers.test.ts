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

const region = (value: string, more: object = {}) => ({
  ...api(),
  servers: [{ url: "https://{region}.a.example/v1", variables: { region: { default: value, ...more } } }],
});

it.each([
  ["https://a.example/~v", "https://a.example/%7Ev"],
  ["https://a.example/v1", "https://a.example/./v1"],
  ["https://a.example/v1", "https://a.example/x/../v1/"],
  ["https://a.example/v 1", "https://a.example/v%201"],
])("the root of %s is that of %s, as it is sent", async (one, two) => {
  expect([await lines(api(one), api(two)), await lines(api(two), api(one))]).toEqual([[], []]);
});

it("a thousand servers are compared in the time that it takes to read them", async () => {
  const servers = (name: string) =>
    api(...Array.from({ length: 1000 }, (_, index) => `https://${name}${index}.example/v1`));
  const before = process.cpuUsage();
  expect(await lines(servers("a"), servers("b"))).toEqual(["warning api-server-removed"]);
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(5);
});

it("values of a variable come and go, and another default is no other server", async () => {
  const [two, three] = [{ enum: ["north", "south"] }, { enum: ["north", "south", "east"] }];
  expect(await lines(region("north", two), region("north", three))).toEqual(["info api-server-added"]);
  expect(await lines(region("north", three), region("north", two))).toEqual(["warning api-server-removed"]);
  expect(await lines(region("north", two), region("south", two))).toEqual(["info api-server-default-changed"]);
});

it("a variable that lists no values may be any", async () => {
  const listed = region("north", { enum: ["north", "south"] });
  expect(await lines(region("north"), region("south"))).toEqual(["info api-server-default-changed"]);
  expect(await lines(listed, region("north"))).toEqual(["info api-server-added"]);
  expect(await lines(region("north"), listed)).toEqual(["warning api-server-removed"]);
});

it("all values of a variable are below the root that paths have in common", async () => {
  const paths = { "/v1/a": { get: { responses: { 200: { description: "" } } } } };
  const one = { ...region("north", { enum: ["north", "south"] }), paths };
  const servers = [{ url: "https://north.a.example" }, { url: "https://south.a.example" }];
  const urls = (server: object) => ({ ...one, servers: [server] });
  const variables = { region: { default: "north", enum: ["north", "south"] } };
  expect(await lines(urls({ url: "https://{region}.a.example", variables }), { ...one, servers })).toEqual([]);
});

it("another root of one of several hosts is a server less and one more", async () => {
  const first = "https://a.example/v1";
  const told = await lines(api(first, "https://b.example/x"), api(first, "https://b.example/y"));
  expect(told).toEqual(["warning api-server-removed", "info api-server-added"]);
});

it("a new server before the one that clients call is no other root", async () => {
  const [one, two] = ["https://a.example/v1", "https://b.example/v2"];
  expect(await lines(api(one), api(two, one))).toEqual(["info api-server-added"]);
});

it("addresses that are written otherwise are the same", async () => {
  expect(await lines(api("/v1"), api("v1"))).toEqual([]);
  expect(await lines(api("/v1"), api("./v1/"))).toEqual([]);
  expect(await lines(api("https://a.example/v1"), api("//A.example:443/v1/"))).toEqual([]);
});

const text = { type: "string" };
const parameters = [{ name: "q", in: "query", required: true, schema: text }];
const own = (place: "operation" | "path" | "none", url: string, more: object = {}) => {
  const servers = { servers: [{ url }] };
  const get = { responses: { 200: { description: "" } }, ...more, ...(place === "operation" && servers) };
  return { ...api("https://a.example/v1"), paths: { "/a/{id}": { ...(place === "path" && servers), get } } };
};

it.each(["operation", "path"] as const)(
  "another root of the server of one %s is told once, and the rest compared",
  async (place) => {
    const [one, two] = ["https://b.example/v1", "https://b.example/v2"];
    expect(await lines(own(place, one), own(place, two, { parameters }))).toEqual([
      "error api-root-changed",
      "error new-required-request-parameter",
    ]);
    const changes = await changesBetween(own(place, one), own(place, two));
    expect(changes.map(({ operations, base }) => [operations, base?.pointer])).toEqual([
      [["GET /v1/a/{id}"], `/paths/~1a~1{id}${place === "path" ? "" : "/get"}/servers/0`],
    ]);
  },
);

it("an operation that gets a server of its own is at that", async () => {
  const none = own("none", "");
  expect(await lines(none, own("operation", "https://a.example/v1"))).toEqual([]);
  expect(await lines(none, own("operation", "https://b.example/v1"))).toEqual(["warning api-server-removed"]);
  expect(await lines(none, own("operation", "https://a.example/v2"))).toEqual(["error api-root-changed"]);
});

it("another provider's operation below another root is another one", async () => {
  const [none, other] = [own("none", ""), own("operation", "https://b.example/v2")];
  const ids = (await changesBetween(none, other, { relation: "providers", missing: "coverage" })).map(({ id }) => id);
  expect(ids).toContain("api-path-removed-without-deprecation");
});
