import { expect, it } from "vitest";
import { readText } from "../../helpers/read-text.js";
import { changesBetween, outline } from "./contracts.js";

type Node = Readonly<Record<string, unknown>>;

const done = { 200: { description: "" } };
const call = (schema: unknown, body: Node = {}) => ({
  post: { requestBody: { content: { "application/json": { schema } }, ...body }, responses: done },
});
const api = (rest: Node, operation: Node = {}) => ({
  openapi: "3.1.0",
  info: { title: "Ferries", version: "1" },
  paths: { "/trips": { post: { responses: done, ...operation } } },
  ...rest,
});
const told = async (base: object, revision: object) => outline(await changesBetween(base, revision));
const [text, whole] = [{ type: "string" }, { type: "integer" }];
const late = (schema: unknown) => ({ late: call(schema) });

it.each(["3.0.3", "3.1.0"])("webhooks of %s are read under both names", async (openapi) => {
  for (const section of ["webhooks", "x-webhooks"]) {
    const [one, two] = [text, whole].map((schema) => api({ openapi, [section]: late(schema) }));
    const changes = await changesBetween(one ?? {}, two ?? {});
    expect(outline(changes)).toEqual(["error response-body-type-changed webhook.late.body"]);
    expect(changes[0]?.base?.pointer).toMatch(new RegExp(`^/${section}/late/post/`));
  }
  const [former, present] = [api({ openapi, "x-webhooks": late(text) }), api({ webhooks: late(text) })];
  expect(await told(former, present)).toEqual([]);
});

it("what stands under both names is told, and the former name where there is another", async () => {
  const written = api({ webhooks: late(text), "x-webhooks": { ...late(whole), early: call(text) } });
  const { contract, places } = await readText(written);
  expect(contract.webhooks?.map(({ name }) => name)).toEqual(["early", "late"]);
  expect(places("operation-duplicate").map((place) => place.split(" ")[1])).toEqual(["/x-webhooks/late"]);
  expect(places("keyword-repaired").map((place) => place.split(" ")[1])).toEqual(["/x-webhooks"]);
  const old = await readText(
    api({ openapi: "3.0.3", "x-webhooks": { late: { post: { ...call(text).post, responses: {} } } } }),
  );
  expect(old.places("keyword-repaired")).toEqual([]);
  // What is told of a webhook is told where it stands.
  expect(old.places("responses-missing").map((place) => place.split(" ")[1])).toEqual(["/x-webhooks/late/post"]);
});

it("a call that may lack its body breaks who reads it, and one that always has it does not", async () => {
  const hooks = (required: boolean) => ({ late: call(text, { required }) });
  const [always, sometimes] = [true, false].map((required) => api({ webhooks: hooks(required) }));
  expect(await told(always ?? {}, sometimes ?? {})).toEqual(["error webhook-body-became-optional webhook.late.body"]);
  expect(await told(sometimes ?? {}, always ?? {})).toEqual(["info webhook-body-became-required webhook.late.body"]);
});

it("a callback is what is called, by whatever name", async () => {
  const url = "{$request.body#/url}";
  const named = (names: Node) => api({}, { callbacks: names });
  expect(await told(named({ late: { [url]: call(text) } }), named({ delayed: { [url]: call(text) } }))).toEqual([]);
  const other = "{$request.body#/other}";
  expect(await told(named({ late: { [url]: call(text) } }), named({ late: { [other]: call(text) } }))).toEqual([
    `error callback-removed callback.late ${url}`,
    `info callback-added callback.late ${other}`,
  ]);
  const changed = await told(named({ late: { [url]: call(text) } }), named({ delayed: { [url]: call(whole) } }));
  expect(changed).toEqual([`error response-body-type-changed callback.late ${url}.body`]);
});

it("a call that is authenticated otherwise, or may not be, is told to who verifies it", async () => {
  const schemes = {
    seal: { type: "apiKey", in: "header", name: "X-Seal" },
    stamp: { type: "apiKey", in: "header", name: "X-Stamp" },
    other: { type: "apiKey", in: "header", name: "x-seal" },
  };
  const signed = (...security: readonly (readonly string[])[]) => {
    const written = security.map((names) => Object.fromEntries(names.map((name) => [name, []])));
    return { post: { ...call(text).post, security: written } };
  };
  const of = (late: unknown, rest: Node = {}) =>
    api({ webhooks: { late }, components: { securitySchemes: schemes }, ...rest });
  const [gone, more, changed] = ["removed", "added", "changed"].map((how) => `webhook-security-${how} webhook.late`);
  const none = signed();
  expect(await told(of(signed(["seal"])), of(none))).toEqual([`warning ${gone}`]);
  expect(await told(of(signed(["seal"])), of(signed(["seal"], [])))).toEqual([`warning ${gone}`]);
  expect(await told(of(none), of(signed(["seal"])))).toEqual([`info ${more}`]);
  expect(await told(of(signed(["seal"])), of(signed(["stamp"])))).toEqual([`warning ${changed}`]);
  expect(await told(of(signed(["seal"])), of(signed(["seal"], ["stamp"])))).toEqual([`warning ${changed}`]);
  expect(await told(of(signed(["seal"], ["stamp"])), of(signed(["seal"])))).toEqual([`info ${changed}`]);
  expect(await told(of(signed(["seal"])), of(signed(["seal", "stamp"])))).toEqual([`info ${changed}`]);
  expect(await told(of(signed(["seal"])), of(signed(["other"])))).toEqual([]);
  // What the API asks of its callers says nothing of its own calls.
  expect(await told(of(call(text), { security: [{ seal: [] }] }), of(none, { security: [{ seal: [] }] }))).toEqual([]);
  const back = (item: unknown) =>
    api({ components: { securitySchemes: schemes } }, { callbacks: { late: { "{$request.body#/url}": item } } });
  const [found] = await changesBetween(back(signed(["seal"])), back(none));
  expect(found).toMatchObject({ id: "callback-security-removed", level: "warning", breaking: false });
  expect(found?.base?.pointer).toMatch(/\/post\/security\/0$/);
});
