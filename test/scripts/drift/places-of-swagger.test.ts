import { expect, it } from "vitest";
import { changesBetween } from "./contracts.js";

type Node = Readonly<Record<string, unknown>>;

const api = (operation: Node, root: Node = {}) => ({
  swagger: "2.0",
  info: { title: "Ferries", version: "1" },
  paths: { "/trips": { post: { responses: { 200: { description: "" } }, ...operation } } },
  ...root,
});
const places = async (base: object, revision: object) =>
  (await changesBetween(base, revision)).map(({ id, base, revision }) =>
    [id, base?.pointer, revision?.pointer].join(" "),
  );
const trip = "/paths/~1trips/post";
const [one, two] = [["application/json"], ["application/json", "application/xml"]];
const body = { parameters: [{ name: "trip", in: "body", schema: { type: "object" } }] };
const answer = { responses: { 200: { description: "", schema: { type: "object" } } } };

it("a media type stands in the list that has it, of the operation or of the whole", async () => {
  for (const [list, around, gone, owner] of [
    ["consumes", body, "request-body-media-type-removed", `${trip}/parameters/0`],
    ["produces", answer, "response-media-type-removed", `${trip}/responses/200`],
  ] as const) {
    const own = [two, one].map((types) => api({ ...around, [list]: types }));
    expect(await places(own[0] ?? {}, own[1] ?? {})).toEqual([`${gone} ${trip}/${list}/1 ${owner}`]);
    const shared = [two, one].map((types) => api(around, { [list]: types }));
    expect(await places(shared[0] ?? {}, shared[1] ?? {})).toEqual([`${gone} /${list}/1 ${owner}`]);
  }
});

it("what is in a body stands where its schema does, whatever list has its media type", async () => {
  const typed = (type: string) => ({ parameters: [{ name: "trip", in: "body", schema: { type } }], consumes: one });
  expect(await places(api(typed("string")), api(typed("integer")))).toEqual([
    `request-body-type-changed ${trip}/parameters/0/schema ${trip}/parameters/0/schema`,
  ]);
  const form = (type: string) => ({
    consumes: ["multipart/form-data"],
    parameters: [
      { name: "a", in: "formData", type: "string" },
      { name: "b", in: "formData", type },
    ],
  });
  expect(await places(api(form("boolean")), api(form("integer")))).toEqual([
    `request-property-type-changed ${trip}/parameters/1 ${trip}/parameters/1`,
  ]);
});
