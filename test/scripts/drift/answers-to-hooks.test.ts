import { describe, expect, it } from "vitest";
import { changesBetween, documentOf, outline } from "./contracts.js";

type Written = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const json = (schema: Written, headers: Written = {}) => ({
  description: "Taken",
  headers,
  content: { "application/json": { schema } },
});
const empty = { description: "Taken" };

const writers = {
  webhook: (responses: Written | undefined) => documentOf({ root: { webhooks: { packed: { post: { responses } } } } }),
  callback: (responses: Written | undefined) =>
    documentOf({ operation: { callbacks: { packed: { "{$request.body#/url}": { post: { responses } } } } } }),
};

describe.each(["webhook", "callback"] as const)("what a %s is answered, clients send", (kind) => {
  const told = async (base: Written, revision: Written | undefined) =>
    outline(await changesBetween(writers[kind](base), writers[kind](revision))).map((line) =>
      line.replace(/(?:webhook|callback)\.packed.*?\.response/, "hook"),
    );

  it("a body that is taken no longer", async () => {
    const object = { type: "object", properties: { seen: text } };
    expect(await told({ 200: json(text) }, { 200: json({ type: "integer" }) })).toEqual([
      "error request-body-type-changed hook.200.body",
    ]);
    expect(await told({ 200: json(object) }, { 200: json({ ...object, required: ["seen"] }) })).toEqual([
      "error request-property-became-required hook.200.body.seen",
    ]);
    expect(await told({ 200: json({ ...object, required: ["seen"] }) }, { 200: json(object) })).toEqual([
      "info request-property-became-optional hook.200.body.seen",
    ]);
    expect(await told({ 200: json(text) }, { 200: json({ ...text, enum: ["ok"] }) })).toEqual([
      "error request-body-became-enum hook.200.body",
    ]);
    expect(await told({ 200: empty }, { 200: json(text) })).toEqual([
      "error request-body-added-required hook.200.body",
    ]);
    expect(await told({ 200: json(text) }, { 200: empty })).toEqual(["error request-body-removed hook.200.body"]);
  });

  it("a status that is taken no longer", async () => {
    expect(await told({ 200: empty }, { 204: empty })).toEqual([
      "error response-success-status-removed hook.200",
      "info response-success-status-added hook.204",
    ]);
    expect(await told({ "2XX": empty }, { 200: empty })).toEqual(["error response-success-status-removed hook.2XX"]);
    expect(await told({ 200: empty }, undefined)).toEqual(["info response-success-status-removed hook.200"]);
    expect(await told({ default: empty }, { 200: json(text) })).toEqual([
      "info response-success-status-added hook.200",
    ]);
    expect(await told({ 200: empty }, { 200: empty, 410: empty })).toEqual([
      "info response-non-success-status-added hook.410",
    ]);
    expect(await told({ 200: json(text) }, { "2XX": json(text) })).toEqual([
      "info response-success-status-added hook.2XX",
    ]);
    expect(await told({ default: json(text) }, { 200: json(text), default: json(text) })).toEqual([]);
  });

  it("a header that has to be there", async () => {
    const headers = (required: boolean) => ({ "X-Seen": { required, schema: text } });
    expect(await told({ 200: json(text) }, { 200: json(text, headers(true)) })).toEqual([
      "error new-required-request-parameter hook.200.header.X-Seen",
    ]);
    expect(await told({ 200: json(text, headers(false)) }, { 200: json(text, headers(true)) })).toEqual([
      "error request-parameter-became-required hook.200.header.X-Seen",
    ]);
    expect(await told({ 200: json(text, headers(false)) }, { 200: json(text) })).toEqual([
      "warning request-parameter-removed hook.200.header.X-Seen",
    ]);
  });

  it("is called what it is, and proved by a value", async () => {
    const changes = await changesBetween(
      writers[kind]({ 200: json(text) }),
      writers[kind]({ 200: json({ type: "integer" }) }),
    );
    expect(changes[0]?.subject).toMatch(new RegExp(`^the body of the response to ${kind} .packed.* \\(200\\)$`));
    expect(changes[0]?.witness).toBeDefined();
  });
});
