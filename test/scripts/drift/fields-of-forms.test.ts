import { expect, it } from "vitest";
import { groupByOperation } from "../../../scripts/report/group.js";
import { changesBetween, outline } from "./contracts.js";

type Node = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const scan = { type: "string", format: "binary" };
const form = (encoding: Node, properties: Node = { scan }, more: Node = {}) => ({
  openapi: "3.1.0",
  info: { title: "Archive", version: "1" },
  paths: {
    "/scans": {
      post: {
        requestBody: {
          content: { "multipart/form-data": { schema: { type: "object", properties, ...more }, encoding } },
        },
        responses: { 201: { description: "" } },
      },
    },
  },
});
const withHeader = (header: Node, name = "X-Page") => form({ scan: { headers: { [name]: header } } });
const told = async (base: object, revision: object) => outline(await changesBetween(base, revision));

it("headers of a part come and go, and may be needed", async () => {
  const [none, may, must] = [form({}), withHeader({ schema: text }), withHeader({ schema: text, required: true })];
  const id = "request-body-encoding-header";
  expect(await told(none, may)).toEqual([`info ${id}-added request.body`]);
  expect(await told(may, none)).toEqual([`warning ${id}-removed request.body`]);
  expect(await told(none, must)).toEqual([`error ${id}-became-required request.body`]);
  expect(await told(must, none)).toEqual([`warning ${id}-removed request.body`]);
  expect(await told(must, may)).toEqual([`info ${id}-became-optional request.body`]);
  expect(await told(may, withHeader({ schema: text }, "x-page"))).toEqual([]);
});

it("the values of such a header are compared as those of a parameter", async () => {
  const [any, few] = [withHeader({ schema: text }), withHeader({ schema: { enum: ["a", "b"] } })];
  const [change, ...others] = await changesBetween(any, few);
  expect(others).toEqual([]);
  expect([change?.level, change?.id, change?.location]).toEqual([
    "error",
    "request-parameter-became-enum",
    "request.body.scan.header.X-Page",
  ]);
  expect(change?.witness).toBeTypeOf("string");
  expect(await told(few, any)).toEqual(["info request-parameter-became-not-enum request.body.scan.header.X-Page"]);
});

it("a field that came with its encoding is one change, and one that no schema names is none", async () => {
  const written = { thumb: { contentType: "image/png", headers: { "X-Page": { required: true, schema: text } } } };
  const added = await told(form({}), form(written, { scan, thumb: scan }));
  expect(added).toEqual(["info new-optional-request-property request.body.thumb"]);
  expect(await told(form({}), form(written))).toEqual([]);
  expect(await told(form(written), form({}))).toEqual([]);
});

it("headers of what is answered to a webhook stand under that", async () => {
  const hook = (schema: Node) => {
    const { paths, ...rest } = withHeader({ schema });
    const { content } = paths["/scans"].post.requestBody;
    const answered = { post: { responses: { 200: { description: "", content } } } };
    return { ...rest, paths: {}, webhooks: { asked: answered } };
  };
  const changes = await changesBetween(hook(text), hook({ enum: ["a"] }));
  expect(changes.map(({ location }) => location)).toEqual(["webhook.asked.response.200.body.scan.header.X-Page"]);
  expect([...groupByOperation(changes).keys()]).toEqual(["Webhooks"]);
  expect(changes[0]?.message).toContain(
    "Header `X-Page` of the field `scan` of the body of the response to webhook `asked` (200)",
  );
});

it("a style goes before a media type", async () => {
  const written = (contentType: string, style?: string) =>
    form({ tags: { contentType, ...(style && { style }) } }, { tags: { type: "array", items: text } });
  expect(await told(written("text/plain", "form"), written("text/csv", "form"))).toEqual([]);
  expect(await told(written("text/plain"), written("text/csv"))).toEqual([
    "error request-body-encoding-content-type-changed request.body",
  ]);
});

it("fields that a form leaves open are compared", async () => {
  const open = { additionalProperties: scan };
  const [one, two] = ["image/png", "image/jpeg"].map((contentType) => form({ thumb: { contentType } }, {}, open));
  expect(await told(one ?? {}, two ?? {})).toEqual(["error request-body-encoding-content-type-changed request.body"]);
});
