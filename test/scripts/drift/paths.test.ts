import { expect, it } from "vitest";
import { changesBetween, outline } from "./contracts.js";

const parameters = [{ name: "kite", in: "path", required: true, schema: { type: "string" } }];
const api = (path: string) => ({
  openapi: "3.1.0",
  info: { title: "Kites", version: "1" },
  servers: [{ url: "https://kites.example/v1" }],
  paths: {
    [path]: { get: { ...(path.includes("{kite}") && { parameters }), responses: { 200: { description: "" } } } },
  },
});
const told = async (base: string, revision: string) => outline(await changesBetween(api(base), api(revision)));
const other = ["error api-path-removed-without-deprecation operation", "info endpoint-added operation"];

it.each([
  ["/kites/{kite}", "/kites/{kite}.json"],
  ["/kites/{kite}", "/kites/{kite}:fly"],
  ["/kites/{kite}:fly", "/kites/{kite}:land"],
  ["/kites/{kite}", "/Kites/{kite}"],
  ["/kites", "/kites?wind=1"],
  ["/a/b", "/a%2Fb"],
])("%s and %s are two addresses", async (base, revision) => {
  const changes = await told(base, revision);
  expect(changes.slice(0, 1)).toEqual(other.slice(0, 1));
  expect(await told(revision, base)).toEqual(other);
});

it.each([
  ["/red kites", "/red%20kites"],
  ["/a%2fb", "/a%2Fb"],
  ["/~kites", "/%7Ekites"],
  ["/kites/./new", "/kites/new"],
  ["/k\u00eftes", "/k%C3%AFtes"],
])("%s and %s are written alike on the wire", async (base, revision) => {
  expect(await told(base, revision)).toEqual([]);
  expect(await told(revision, base)).toEqual([]);
});

it.each(["/kites//{kite}", "//kites/{kite}", "/kites/{kite}/"])("%s has a slash more", async (path) => {
  expect(await told("/kites/{kite}", path)).toEqual(["warning endpoint-slash-changed operation"]);
  const [back] = await changesBetween(api(path), api("/kites/{kite}"));
  expect([back?.from, back?.to]).toEqual([`GET /v1${path}`, "GET /v1/kites/{kite}"]);
  expect(await told(path, path)).toEqual([]);
});

const calls = (paths: Readonly<Record<string, object | undefined>>) => {
  const described = Object.entries(paths).map(([path, schema]) => {
    const own = schema ? [{ name: "kite", in: "path", required: true, schema }] : [];
    return [path, { get: { parameters: own, responses: { 200: { description: "" } } } }] as const;
  });
  return { ...api("/wind"), paths: Object.fromEntries(described) };
};
const text = { type: "string" };
const gone = "error api-path-removed-without-deprecation operation";
const taken = "info endpoint-generalized operation";

it.each([
  ["any text", { "/kites/red": undefined }, { "/kites/{kite}": text }, [taken]],
  ["a text that is listed", { "/kites/red": undefined }, { "/kites/{kite}": { enum: ["red", "blue"] } }, [taken]],
  ["a text that reads as a number", { "/kites/7": undefined }, { "/kites/{kite}": { type: "integer" } }, [taken]],
  ["names in braces", { "/kites/%7Bred%7D": undefined }, { "/kites/{kite}": text }, [taken]],
  [
    "each of several paths",
    { "/kites/red": undefined, "/kites/blue": undefined },
    { "/kites/{kite}": text },
    [taken, taken],
  ],
])("a fixed path that a template takes is called as before: %s", async (_name, base, revision, found) => {
  expect(outline(await changesBetween(calls(base), calls(revision)))).toEqual(found);
});

it.each([
  ["a text that it refuses", { "/kites/red": undefined }, { "/kites/{kite}": { ...text, format: "uuid" } }, [gone]],
  ["more segments", { "/kites/red/fly": undefined }, { "/kites/{kite}": text }, [gone]],
  [
    "an operation that base has as well",
    { "/kites/red": undefined, "/kites/{kite}": text },
    { "/kites/{kite}": text },
    [gone],
  ],
  ["one of two templates", { "/kites/red": undefined }, { "/kites/{kite}": text, "/{kite}/red": text }, [gone]],
  ["the other way", { "/kites/{kite}": text }, { "/kites/red": undefined }, [gone]],
])("a fixed path is gone where a template does not stand in for it: %s", async (_name, base, revision, found) => {
  const told = outline(await changesBetween(calls(base), calls(revision)));
  expect(told.filter((line) => !line.includes("endpoint-added"))).toEqual(found);
});

it("what an operation asks for that takes a fixed path by its template is compared", async () => {
  const revision = calls({ "/kites/{kite}": text });
  const wind = { name: "wind", in: "query", required: true, schema: text };
  const item = (revision.paths as Record<string, { get: { parameters: object[] } }>)["/kites/{kite}"];
  item?.get.parameters.push(wind);
  expect(outline(await changesBetween(calls({ "/kites/red": undefined }), revision))).toEqual([
    "error new-required-request-parameter request.query.wind",
    taken,
  ]);
});
