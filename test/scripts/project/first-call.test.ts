import { expect, it } from "vitest";
import type { ConcordConfig } from "../../../scripts/config/config.js";
import { firstCall } from "../../../scripts/project/first-call.js";
import type { Project } from "../../../scripts/project/open-project.js";
import { withFiles } from "../../helpers/with-files.js";

const done = {
  responses: { 200: { description: "ok", content: { "application/json": { schema: { type: "object" } } } } },
};
const body = (type: string) => ({
  requestBody: { required: true, content: { [type]: { schema: { type: "object", properties: {} } } } },
  ...done,
});
const either = {
  ...done,
  requestBody: {
    content: { ...body("application/json").requestBody.content, ...body("text/plain").requestBody.content },
  },
};
const needs = { parameters: [{ name: "q", in: "query", required: true, schema: { type: "string" } }], ...done };

/** Which method the first call is of. */
async function called(paths: object): Promise<string | undefined> {
  const document = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    servers: [{ url: "https://a.example/v1" }],
    paths,
  };
  return withFiles({ "a.json": JSON.stringify(document) }, async (folder) => {
    const config: ConcordConfig = { reference: "a", providers: { a: { spec: "a.json" } } };
    const lines = await firstCall({ config, folder } as unknown as Project);
    return /\.([a-zA-Z.]+)\([^()]*\)\);$/.exec(lines.join("\n"))?.[1];
  });
}

it.each<[string, object, string | undefined]>([
  [
    "a conversation",
    { "/files": { post: body("application/json") }, "/chat/completions": { post: body("application/json") } },
    "chat.completions.create",
  ],
  ["what creates of JSON", { "/a": { get: done }, "/files": { post: body("application/json") } }, "files.create"],
  ["what creates of JSON or of text", { "/a": { get: done }, "/files": { post: either } }, "files.create"],
  [
    "what only asks, before what creates of a form",
    { "/files": { post: body("multipart/form-data") }, "/a": { get: done } },
    "a.retrieve",
  ],
  ["what asks for nothing, before what does", { "/a": { get: needs }, "/b": { get: done } }, "b.retrieve"],
  [
    "what creates without more, before what needs it",
    { "/a": { post: { ...body("application/json"), ...needs } }, "/b": { get: done } },
    "b.retrieve",
  ],
  ["what there is", { "/a": { get: needs } }, "a.retrieve"],
  ["nothing", {}, undefined],
])("the first call that is shown is %s", async (_, paths, method) => {
  expect(await called(paths)).toBe(method);
});
