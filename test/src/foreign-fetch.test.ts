import { Readable } from "node:stream";
import { FormData as OtherFormData, fetch as otherFetch } from "undici";
import { afterEach, describe, expect, it } from "vitest";
import { type ClientOptions, createClient, createFetch, type Middleware } from "../../src/index.js";
import { small } from "./fixtures/provider.js";
import { events, type Handler, json, type Received, startServer, type TestServer } from "./fixtures/server.js";

// The classes of undici from npm are not the platform's, whose own copy of it Node does not show.
const fetch = otherFetch as unknown as typeof globalThis.fetch;
const body = { model: "m", messages: [{ role: "user" as const, content: "hi" }] };
let server: TestServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function start(options: ClientOptions = {}, handle: Handler = (_, response) => json(response, 200, { id: "x" })) {
  const running = await startServer(handle);
  server = running;
  return {
    running,
    client: createClient(small, { baseURL: running.url, apiKey: "sk-other-0123456789", fetch, ...options }),
  };
}

function formOf({ headers, body: bytes }: Received): Promise<FormData> {
  return new Response(new Uint8Array(bytes), {
    headers: { "content-type": String(headers["content-type"]) },
  }).formData();
}

const signing: Middleware = {
  onRequest: ({ request }) =>
    new Request(request, { headers: { ...Object.fromEntries(request.headers), "x-signed": "1" } }),
  onResponse: ({ response }) => response,
};
const withAndWithout: [string, ClientOptions][] = [
  ["alone", {}],
  ["with middleware", { middleware: [signing] }],
];

describe.each(withAndWithout)("a fetch of another library, %s,", (_, options) => {
  it("sends JSON, and reads data, nothing and errors", async () => {
    const { client, running } = await start(options, (request, response) => {
      if (request.method === "DELETE") response.writeHead(204).end();
      else
        json(response, request.url.endsWith("/none") ? 404 : 200, {
          id: "x",
          error: request.url.endsWith("/none") && "no",
        });
    });
    expect(await client.chat.completions.create(body)).toMatchObject({ id: "x" });
    expect(JSON.parse(String(running.received[0]?.body))).toEqual(body);
    expect(running.received[0]?.headers).toMatchObject({ "content-type": "application/json", "content-length": "57" });
    expect(running.received[0]?.headers["x-signed"]).toBe(options.middleware && "1");
    await client.models.delete("m");
    await expect(client.models.retrieve("none")).rejects.toMatchObject({ name: "NotFoundError", message: "no" });
  });

  it("uploads forms as forms, again where it has to", async () => {
    let count = 0;
    const { client, running } = await start({ retryDelay: { initial: 1 }, ...options }, (_, response) => {
      count += 1;
      json(response, count === 1 ? 503 : 200, { id: "f" });
    });
    const file = new File(["abc"], 'ä "b"\n.txt', { type: "text/plain" });
    await client.files.create({ purpose: "a\nb", file, tags: ["x", "y"] });
    for (const received of running.received) {
      const form = await formOf(received);
      expect([...form].map(([name]) => name)).toEqual(["purpose", "file", "tags", "tags"]);
      expect(form.get("purpose")).toBe("a\r\nb");
      expect(form.get("file")).toMatchObject({ type: "text/plain", size: 3 });
      expect(await (form.get("file") as File).text()).toBe("abc");
    }
    expect(running.received).toHaveLength(2);
  });

  it("uploads forms of its own class, and bytes of every kind", async () => {
    const { client, running } = await start(options);
    for (const form of [new FormData(), new OtherFormData()]) {
      form.append("purpose", "p");
      form.append("file", new Blob(["abc"]), "a.txt");
      await client.files.create(form as unknown as { purpose: string; file: Blob });
    }
    for (const received of running.received) {
      const form = await formOf(received);
      expect(form.get("purpose")).toBe("p");
      expect(form.get("file")).toMatchObject({ name: "a.txt", size: 3 });
    }
    await client.token.create({ grant: "g", scope: ["a"] });
    expect(String(running.received[2]?.body)).toBe("grant=g&scope=a");
    const stream = new Blob(["abc"]).stream();
    for (const bytes of ["abc", new Blob(["abc"]), new Uint8Array([97, 98, 99]), stream])
      await client.upload.raw(bytes);
    expect(running.received.slice(3).map((received) => String(received.body))).toEqual(["abc", "abc", "abc", "abc"]);
  });

  it("streams, and follows redirects within the origin", async () => {
    const { client, running } = await start(options, (request, response) => {
      if (request.url === "/chat/completions") return void response.writeHead(307, { location: "/moved" }).end();
      events(response, [{ choices: [{ index: 0, delta: { content: "hi" }, finish_reason: "stop" }] }, "[DONE]"]);
      response.end();
    });
    const stream = await client.chat.completions.create({ ...body, stream: true });
    expect(stream.response).toBeInstanceOf(Response);
    expect(await stream.finalText()).toBe("hi");
    expect(running.received[1]).toMatchObject({ method: "POST", url: "/moved" });
    expect(String(running.received[1]?.body)).toBe(String(running.received[0]?.body));
  });

  it("serves createFetch", async () => {
    const { running } = await start();
    const form = new FormData();
    form.append("purpose", "p");
    const own = createFetch(small, { baseURL: running.url, fetch, ...options });
    expect(await (await own(`${running.url}/files`, { method: "POST", body: form })).json()).toEqual({ id: "x" });
    expect((await formOf(running.received[0] as Received)).get("purpose")).toBe("p");
  });
});

it("a fetch that answers with other streams is refused, and the error says what to pass", async () => {
  const answer = { status: 200, statusText: "", ok: true, headers: new Headers(), body: Readable.from(["{}"]) };
  const { client } = await start({ fetch: async () => answer as unknown as Response });
  await expect(client.models.list()).rejects.toMatchObject({
    name: "ConcordError",
    attempts: 1,
    message: expect.stringContaining("undici"),
  });
});

it("a request of another class that a hook returns is refused, and the error says what to return", async () => {
  const { Request: OtherRequest } = await import("undici");
  const { client, running } = await start({
    middleware: [{ onRequest: ({ request }) => new OtherRequest(request.url) as unknown as Request }],
  });
  await expect(client.models.list()).rejects.toMatchObject({
    name: "ConcordError",
    attempts: 1,
    message: expect.stringContaining("new Request()"),
  });
  expect(running.received).toEqual([]);
});
