import { describe, expect, test } from "vitest";
import { ConcordError, ConnectionError, createClient, HttpError, ResponseError } from "../../src/index.js";
import { attemptError, byPlatform } from "../../src/transport/connection-error.js";
import { noSecrets } from "../../src/transport/redact.js";
import { small } from "./fixtures/provider.js";

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.fail("no error"),
    (error: unknown) => error,
  );

const options = { apiKey: "sk-test-abcdef123456", baseURL: "http://e.example", retryDelay: { initial: 1, max: 2 } };

function answering(make: () => Response) {
  const asked: Request[] = [];
  const fetch = async (request: RequestInfo | URL): Promise<Response> => {
    asked.push(request as Request);
    return make();
  };
  return { asked, client: createClient(small, { ...options, fetch }) };
}

const deep = (depth: number) => `${'{"error":['.repeat(depth)}1${"]}".repeat(depth)}`;

describe("an exception of ours", () => {
  test("is told as a bug, and not repeated", async () => {
    const headers = new Headers({ "content-type": "application/json" });
    const broken = Object.defineProperty(new Response("{}", { headers }), "body", {
      get: () => {
        throw new TypeError("Cannot read properties of undefined (reading 'x')");
      },
    });
    const { asked, client } = answering(() => broken);
    const error = await failure(client.models.list());
    expect(error).toBeInstanceOf(ConcordError);
    expect(error).not.toBeInstanceOf(ConnectionError);
    expect(error).toMatchObject({ message: expect.stringContaining("bug of openapi-concord: TypeError") });
    expect(asked).toHaveLength(1);
  });

  test("is told apart from what the platform throws, with the status of the answer", async () => {
    const thrown = new TypeError("terminated", { cause: new Error("other side closed") });
    const lost = await failure(byPlatform(() => Promise.reject(thrown)));
    expect(attemptError(lost, noSecrets, 200)).toBeInstanceOf(ConnectionError);
    expect(attemptError(lost, noSecrets, 200).message).toBe("The connection failed: other side closed");
    expect(attemptError(thrown, noSecrets, 200)).not.toBeInstanceOf(ConnectionError);
    expect(attemptError(thrown, noSecrets, 200)).toMatchObject({ status: 200 });
  });

  test("is what the platform threw where a request fails, and then it is repeated", async () => {
    const { asked, client } = answering(() => {
      throw new TypeError("fetch failed");
    });
    expect(await failure(client.models.list())).toBeInstanceOf(ConnectionError);
    expect(asked).toHaveLength(3);
  });
});

describe("an answer that is nested too deeply to be written", () => {
  test("keeps the status of an error", async () => {
    const { asked, client } = answering(() => new Response(deep(5000).slice(0, 60_000), { status: 401 }));
    expect(await failure(client.models.list())).toMatchObject({ status: 401 });
    const nested = answering(() => new Response(deep(5000), { status: 404 }));
    const error = await failure(nested.client.models.list());
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status: 404 });
    expect([asked.length, nested.asked.length]).toEqual([1, 1]);
  });

  test("keeps the status of a success that reports an error", async () => {
    const text = `{"error":{"message":"no","more":${deep(20_000)}}}`;
    const { asked, client } = answering(() => new Response(text));
    const error = await failure(client.models.list());
    expect(error).toBeInstanceOf(ResponseError);
    expect(error).toMatchObject({ status: 200, reason: "server" });
    expect(asked).toHaveLength(1);
  });
});
