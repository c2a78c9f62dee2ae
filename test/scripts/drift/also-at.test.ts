import { expect, it } from "vitest";
import type { Change, DriftOptions } from "../../../scripts/drift/changes/types.js";
import { changesBetween } from "./contracts.js";

type Node = Readonly<Record<string, unknown>>;

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: unknown) => ({ content: { "application/json": { schema } } });
const list = (items: unknown) => ({ type: "array", items });
const object = (properties: Node) => ({ type: "object", properties });
const gone = { 204: { description: "" } };
const call = (schema: unknown) => ({ post: { requestBody: json(schema), responses: gone } });
const answer = (schema: unknown) => ({ 200: { description: "", ...json(schema) } });

/** A ferry with a deck, or with one of another type. */
const ferry = (deck: string) => object({ deck: { type: deck } });
const api = (schemas: Node, { paths = {}, webhooks = {} }: { readonly paths?: Node; readonly webhooks?: Node }) => ({
  openapi: "3.1.0",
  info: { title: "Ferries", version: "1" },
  paths,
  webhooks,
  components: { schemas },
});

/** What changes where the ferry gets another deck. */
function between(parts: Parameters<typeof api>[1], schemas: Node = {}, options?: DriftOptions) {
  const [base, revision] = ["string", "integer"].map((deck) => api({ ...schemas, Ferry: ferry(deck) }, parts));
  return changesBetween(base ?? {}, revision ?? {}, options);
}

/** Where it shows first, and where besides. */
const places = (changes: readonly Change[]) =>
  changes.map(({ location, alsoAt = [] }) => [
    location,
    ...alsoAt.map(({ operation, location }) => `${operation ?? ""} ${location}`.trim()),
  ]);

it("each webhook that has a component is named, alone and beside callbacks and operations", async () => {
  const webhooks = { late: call(ref("Ferry")), full: call(list(ref("Ferry"))) };
  expect(places(await between({ webhooks }))).toEqual([["webhook.full.body[].deck", "webhook.late.body.deck"]]);
  const callbacks = { left: { "{$request.body#/url}": call(ref("Ferry")) } };
  const paths = { "/trips": { post: { responses: answer(ref("Ferry")), callbacks } } };
  expect(places(await between({ webhooks, paths }))).toEqual([
    [
      "response.200.body.deck",
      "POST /trips callback.left {$request.body#/url}.body.deck",
      "webhook.full.body[].deck",
      "webhook.late.body.deck",
    ],
  ]);
});

it("each location in one body is named, and those of other operations that are elsewhere, each once", async () => {
  const trip = object({ ferry: ref("Ferry"), former: list(ref("Ferry")) });
  const paths = {
    "/trips": call(trip),
    "/plans": call(object({ former: list(ref("Ferry")), ways: { additionalProperties: ref("Ferry") } })),
  };
  expect(places(await between({ paths }))).toEqual([
    ["request.body.former[].deck", "POST /plans request.body.ways.*.deck", "POST /trips request.body.ferry.deck"],
  ]);
});

it("a part of a component that has others of its kind is named once", async () => {
  const Fleet = object({ ferry: ref("Ferry"), parts: list(ref("Fleet")), main: ref("Fleet") });
  const paths = { "/fleets": call(object({ all: ref("Fleet") })) };
  expect(places(await between({ paths }, { Fleet }))).toEqual([["request.body.all.ferry.deck"]]);
});

it("what shows in one place only, and what is told per operation, has no others", async () => {
  const paths = { "/trips": call(ref("Ferry")), "/plans": call(ref("Ferry")) };
  expect((await between({ paths }))[0]).not.toHaveProperty("alsoAt");
  const apart = await between({ paths, webhooks: { late: call(ref("Ferry")) } }, {}, { perOperation: true });
  expect(places(apart)).toEqual(places(apart).map(([first]) => [first]));
});

it("the fingerprint of a change is the same wherever it shows besides", async () => {
  const paths = { "/trips": call(ref("Ferry")) };
  const one = await between({ paths });
  const more = await between({ paths: { ...paths, "/ways": call(list(ref("Ferry"))) } });
  expect(more[0]?.alsoAt).toHaveLength(1);
  expect(more.map(({ fingerprint }) => fingerprint)).toEqual(one.map(({ fingerprint }) => fingerprint));
});
