import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { generate } from "../../../scripts/index.js";
import { compileErrors } from "../../helpers/compile.js";

const answer = (type: string) => ({
  responses: { 200: { description: "", content: { "application/json": { schema: { type } } } } },
});
const document = {
  openapi: "3.2.0",
  info: { title: "t", version: "1" },
  servers: [{ url: "https://api.example/v1" }],
  paths: {
    "/things": { get: answer("string"), post: answer("number"), query: answer("boolean") },
    "/things?beta=true": { get: answer("integer") },
    "/things/{id}": {
      parameters: [{ name: "id", in: "path", required: true, schema: { type: "integer" } }],
      get: answer("string"),
    },
    "/ping": { servers: [{ url: "https://api.example" }], get: answer("boolean") },
  },
};

it("the emitted paths give openapi-fetch each operation at the path that is sent, below the root of the client", async () => {
  const folder = await mkdtemp(join(tmpdir(), "concord-paths-"));
  await writeFile(join(folder, "api.json"), JSON.stringify(document));
  const { files } = await generate({ cwd: folder, specs: ["api.json"], runtime: "inline" });
  await rm(folder, { recursive: true });
  const paths = files.get("paths.ts") ?? "";
  expect([...paths.matchAll(/^ {2}"(.*)": \{/gm)].map(([, path]) => path)).toEqual([
    "/../ping",
    "/things",
    "/things/{id}",
    "/things?beta=true",
  ]);
  const use = `
    import createClient from "openapi-fetch";
    import type { paths } from "./paths.js";
    const client = createClient<paths>({ baseUrl: "https://api.example/v1" });
    export const text: string | undefined = (await client.GET("/things")).data;
    export const count: number | undefined = (await client.GET("/things?beta=true")).data;
    export const pong: boolean | undefined = (await client.GET("/../ping")).data;
    await client.GET("/things/{id}", { params: { path: { id: 1 } } });
    // @ts-expect-error
    await client.GET("/things/{id}", { params: { path: { id: "x" } } });
    // @ts-expect-error
    await client.DELETE("/things");
  `;
  expect(compileErrors(new Map([...files, ["use.ts", use]]))).toEqual([]);
});
