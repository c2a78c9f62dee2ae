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
  ["/kites/{kite}", "/kites/%7Bkite%7D"],
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
