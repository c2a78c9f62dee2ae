import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Window } from "happy-dom";
import createFetchClient from "openapi-fetch";
import createQueryClient from "openapi-react-query";
import { createElement, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { createQueryHook } from "swr-openapi";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openai } from "../../generated/providers/openai/index.js";
import type { paths } from "../../generated/providers/openai/paths.js";
import { createFetch } from "../../src/index.js";
import { json, startServer, type TestServer } from "../src/fixtures/server.js";

const model = { id: "m1", object: "model", created: 1, owned_by: "us" };
const messages = [{ role: "user" as const, content: "hi" }];
let server: TestServer;
const window = new Window();

beforeAll(async () => {
  vi.stubGlobal("window", window);
  vi.stubGlobal("document", window.document);
  server = await startServer((request, response) => {
    if (request.url === "/v1/models/m1") json(response, 200, model);
    else if (request.method === "POST") json(response, 200, { choices: [{ message: { content: "hello" } }] });
    else json(response, 404, { error: { message: "no such model" } });
  });
});
afterAll(async () => {
  // What React has put off still needs them.
  await new Promise((resolve) => setTimeout(resolve, 50));
  vi.unstubAllGlobals();
  await window.happyDOM.close();
  await server.close();
});

function client() {
  const baseUrl = `${server.url}/v1`;
  const fetch = createFetch(openai, { apiKey: "sk-react-0123456789", baseURL: baseUrl });
  return createFetchClient<paths, "application/json">({ baseUrl, fetch });
}

/** Renders a component until its text is as wanted. */
async function rendersTo(component: () => ReactNode, wanted: string, then?: (button: HTMLElement) => void) {
  const container = window.document.createElement("div");
  window.document.body.append(container);
  const root = createRoot(container as unknown as HTMLElement);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  root.render(createElement(QueryClientProvider, { client: queries }, createElement(component)));
  if (then) {
    await vi.waitFor(() => expect(container.querySelector("button")).not.toBeNull());
    then(container.querySelector("button") as unknown as HTMLElement);
  }
  await expect.poll(() => container.textContent).toBe(wanted);
  root.unmount();
  queries.clear();
}

it("a query of openapi-react-query shows a model, and the error of one that there is not", async () => {
  const api = createQueryClient(client());
  const show = (id: string) => () => {
    const { data, error } = api.useQuery("get", "/models/{model}", { params: { path: { model: id } } });
    return data ? `${data.id} of ${data.owned_by}` : error ? JSON.stringify(error) : "…";
  };
  await rendersTo(show("m1"), "m1 of us");
  await rendersTo(show("m2"), '{"error":{"message":"no such model"}}');
});

it("a mutation of openapi-react-query sends a body, once it has been checked", async () => {
  const api = createQueryClient(client());
  const chat = (temperature: number) => () => {
    const { data, error, mutate } = api.useMutation("post", "/chat/completions");
    const onClick = () => mutate({ body: { model: "m1", messages, temperature } });
    const text = data?.choices[0]?.message.content ?? (error instanceof Error ? error.message : "ask");
    return createElement("button", { type: "button", onClick }, text);
  };
  await rendersTo(chat(1), "hello", (button) => button.click());
  await rendersTo(chat(9), "temperature must be number <= 2, not number 9.", (button) => button.click());
});

it("a query of swr-openapi shows a model", async () => {
  const useQuery = createQueryHook(client(), "openai");
  const show = () => useQuery("/models/{model}", { params: { path: { model: "m1" } } }).data?.id ?? "…";
  await rendersTo(show, "m1");
});
