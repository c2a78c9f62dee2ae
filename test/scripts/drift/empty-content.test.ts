import { expect, it } from "vitest";
import { readText } from "../../helpers/read-text.js";
import { changesBetween, outline } from "./contracts.js";

type Node = Readonly<Record<string, unknown>>;

const json = { "application/json": { schema: { type: "string" } } };
const api = (operation: Node, method = "post") => ({
  openapi: "3.1.0",
  info: { title: "Ferries", version: "1" },
  paths: { "/trips": { [method]: { responses: { 200: { description: "" } }, ...operation } } },
});
const answers = (status: string, content: Node | undefined, method?: string) =>
  api({ responses: { [status]: { description: "", ...(content && { content }) } } }, method);
const told = async (base: object, revision: object) => outline(await changesBetween(base, revision));

it("a body of no media type is none, unless there has to be one", async () => {
  const [may, must] = [false, true].map((required) => api({ requestBody: { required, content: {} } }));
  const [none, full] = [api({}), api({ requestBody: { content: json } })];
  expect(await told(may ?? {}, none)).toEqual([]);
  expect(await told(none, may ?? {})).toEqual([]);
  expect(await told(must ?? {}, none)).toEqual([]);
  expect(await told(none, must ?? {})).toEqual(["error request-body-added-required request.body"]);
  expect(await told(may ?? {}, full)).toEqual(["info request-body-media-type-added request.body"]);
  expect(await told(full, may ?? {})).toEqual(["error request-body-media-type-removed request.body"]);
});

it.each([{}, true, { description: "Anything." }])(
  "a schema %j says no more of a media type than none",
  async (schema) => {
    const [plain, open] = [{ "application/json": {} }, { "application/json": { schema } }];
    const bodies = [plain, open].map((content) => api({ requestBody: { content } }));
    const [one = {}, two = {}] = bodies;
    expect([await told(one, two), await told(two, one)]).toEqual([[], []]);
    expect([
      await told(answers("200", plain), answers("200", open)),
      await told(answers("200", open), answers("200", plain)),
    ]).toEqual([[], []]);
  },
);

it("an answer of no media type has none", async () => {
  expect(await told(answers("200", undefined), answers("200", {}))).toEqual([]);
  expect(await told(answers("200", {}), answers("200", json))).toEqual([
    "info response-media-type-added response.200.body",
  ]);
  expect(await told(answers("200", json), answers("200", {}))).toEqual([
    "error response-media-type-removed response.200.body",
  ]);
});

it.each([
  ["204", "post"],
  ["304", "get"],
  ["200", "head"],
])("content of an answer %s to %s is never sent, and told to be described", async (status, method) => {
  expect(await told(answers(status, json, method), answers(status, undefined, method))).toEqual([]);
  const { places } = await readText(answers(status, json, method));
  expect(places("answer-unchecked").map((place) => place.split(" ")[1])).toEqual([
    `/paths/~1trips/${method}/responses/${status}`,
  ]);
});

it("a body that no client sends with its method is judged as it is written, and told", async () => {
  const body = { requestBody: { required: true, content: json } };
  for (const method of ["get", "head", "delete"]) {
    expect(await told(api({}, method), api(body, method))).toEqual(["error request-body-added-required request.body"]);
    const { places } = await readText(api(body, method));
    const here = places("operation-unsendable").map((place) => place.split(" ")[1]);
    expect(here).toEqual(method === "delete" ? [] : [`/paths/~1trips/${method}/requestBody`]);
  }
});
