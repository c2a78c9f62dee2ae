import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compileErrors } from "../../helpers/compile.js";
import { type GeneratedProgram, generateProgram, told } from "../../helpers/generate-program.js";
import { importGenerated } from "../../helpers/import-generated.js";
import { json, startServer, type TestServer } from "../../src/fixtures/server.js";

const text = { type: "string" };
const file = { type: "string", format: "binary" };
const answer = { 200: { description: "ok", content: { "application/json": { schema: { type: "object" } } } } };
const post = (content: object) => ({ post: { requestBody: { required: true, content }, responses: answer } });

const description = {
  openapi: "3.1.0",
  info: { title: "Bodies", version: "1" },
  servers: [{ url: "https://api.example/v1" }],
  paths: {
    "/note": {
      post: {
        requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Note" } } } },
        responses: {
          200: {
            description: "ok",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Note" } } },
          },
        },
      },
    },
    "/plain": post({ "text/plain": { schema: { ...text, minLength: 3 } } }),
    "/pairs": post({ "application/x-www-form-urlencoded": { schema: { type: "object", properties: { a: file } } } }),
    "/held": post({
      "multipart/form-data": {
        schema: { type: "object", properties: { doc: { type: "object", properties: { file } } } },
      },
    }),
    "/any": post({ "*/*": { schema: file } }),
    "/named": post({ "*/*": { schema: { $ref: "#/components/schemas/Bytes" } } }),
    "/value": post({ "*/*": { schema: { type: "object", properties: { a: text } } } }),
  },
  components: {
    schemas: {
      Bytes: file,
      Note: {
        type: "object",
        properties: { attachment: file, picture: { type: "string", contentMediaType: "image/png" } },
      },
    },
  },
};

const program = `
  import { createClient } from "./runtime/index.js";
  import { api } from "./providers/api/index.js";

  export async function send(baseURL: string, failed: (message: string) => void): Promise<void> {
    const client = createClient(api, { baseURL });
    await client.any.create(new Blob(["a"], { type: "text/csv" }));
    await client.any.create(new Uint8Array([97]));
    await client.named.create(new Blob(["a"], { type: "image/png" }));
    await client.value.create({ a: "b" });
    const { attachment } = await client.note.create({ attachment: "abc", picture: "def" });
    attachment satisfies string | undefined;
    await client.pairs.create({ a: "b" });
    await client.held.create({ doc: { file: new Blob(["a"]) } }).catch((error: Error) => failed(error.message));
    // @ts-expect-error: an object is no file
    await client.any.create({ a: "b" }).catch(() => undefined);
  }
`;

let server: TestServer;
let generated: GeneratedProgram;
beforeAll(async () => {
  server = await startServer((_, response) => json(response, 200, {}));
  generated = await generateProgram(description, program);
});
afterAll(() => server.close());

describe("bodies", () => {
  it("bodies of any type are files where files are described, and else values", async () => {
    expect(await compileErrors(generated.files)).toEqual([]);
    const { send } = (await importGenerated(generated.files, "program.ts")) as {
      send(url: string, failed: (message: string) => void): Promise<void>;
    };
    let message = "";
    await send(server.url, (text) => {
      message = text;
    });
    expect(message).toBe("doc.file must be plain data, not Blob.");
    expect(told(generated.diagnostics)).toEqual([
      "encoding-ignored /paths/~1held/post/requestBody/content/multipart~1form-data/schema/properties/doc",
      "body-unchecked /paths/~1plain/post/requestBody/content/text~1plain",
    ]);
    const sent = server.received.map(({ url, headers, body }) => [url, headers["content-type"], String(body)]);
    expect(sent).toEqual([
      ["/any", "text/csv", "a"],
      ["/any", "application/octet-stream", "a"],
      ["/named", "image/png", "a"],
      ["/value", "application/json", '{"a":"b"}'],
      ["/note", "application/json", '{"attachment":"abc","picture":"def"}'],
      ["/pairs", "application/x-www-form-urlencoded", "a=b"],
    ]);
  }, 240_000);
});
