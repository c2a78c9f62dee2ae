import { QueryClient } from "@tanstack/react-query";
import createFetchClient from "openapi-fetch";
import createQueryClient from "openapi-react-query";
import { createImmutableHook, createQueryHook } from "swr-openapi";
import { describe, expectTypeOf, it } from "vitest";
import type { paths as MergedPaths } from "../../generated/paths.js";
import type { paths as PortablePaths } from "../../generated/portable/paths.js";
import type { CreateCompletionResponse } from "../../generated/providers/ikuncode/index.js";
import type { paths as IkuncodePaths } from "../../generated/providers/ikuncode/paths.js";
import type { CreateChatCompletionResponse, Model } from "../../generated/providers/openai/index.js";
import type { paths as OpenaiPaths } from "../../generated/providers/openai/paths.js";
import type { ModelsResponse } from "../../generated/providers/xiexus/index.js";
import type { paths as XiexusPaths } from "../../generated/providers/xiexus/paths.js";

const messages = [{ role: "user" as const, content: "hi" }];

describe("openapi-fetch on the paths of", () => {
  it("openapi-fetch is typed by the paths of openai", async () => {
    const client = createFetchClient<OpenaiPaths, "application/json">();
    const chat = await client.POST("/chat/completions", { body: { model: "m", messages } });
    expectTypeOf(chat.data).toExtend<CreateChatCompletionResponse | undefined>();
    expectTypeOf<CreateChatCompletionResponse | undefined>().toExtend<typeof chat.data>();
    const model = await client.GET("/models/{model}", { params: { path: { model: "m" } } });
    expectTypeOf(model.data).toEqualTypeOf<Model | undefined>();
    // @ts-expect-error: messages are needed
    await client.POST("/chat/completions", { body: { model: "m" } });
    // @ts-expect-error: the temperature is a number
    await client.POST("/completions", { body: { model: "m", prompt: "a", temperature: "high" } });
    // @ts-expect-error: a role that there is not
    await client.POST("/chat/completions", { body: { model: "m", messages: [{ role: "robot", content: "hi" }] } });
    // @ts-expect-error: the model is a part of the path
    await client.GET("/models/{model}", {});
    // @ts-expect-error: no such path
    await client.GET("/model");
    // @ts-expect-error: no such method there
    await client.DELETE("/chat/completions");
  });

  it("openapi-fetch is typed by the paths of xiexus", async () => {
    const client = createFetchClient<XiexusPaths>();
    const models = await client.GET("/models");
    expectTypeOf(models.data).toEqualTypeOf<ModelsResponse | undefined>();
    await client.POST("/rerank", { body: { model: "m", query: "q", documents: ["d"] } });
    // @ts-expect-error: the documents are needed
    await client.POST("/rerank", { body: { model: "m", query: "q" } });
    // @ts-expect-error: xiexus has no such operation
    await client.GET("/models/{model}", { params: { path: { model: "m" } } });
  });

  it("openapi-fetch is typed by the paths of ikuncode", async () => {
    const client = createFetchClient<IkuncodePaths, "application/json">();
    const answer = await client.POST("/completions", { body: { model: "m", prompt: "a", temperature: 1 } });
    expectTypeOf(answer.data).toEqualTypeOf<CreateCompletionResponse | undefined>();
    // @ts-expect-error: ikuncode takes no number for a prompt
    await client.POST("/completions", { body: { model: "m", prompt: 1 } });
    // @ts-expect-error: ikuncode has no such operation
    await client.POST("/chat/completions", { body: { model: "m", messages } });
  });

  it("openapi-fetch is typed by the paths of the merged contract, which has what some provider has", async () => {
    const client = createFetchClient<MergedPaths>();
    await client.POST("/rerank", { body: { model: "m", query: "q", documents: ["d"] } });
    await client.GET("/models/{model}", { params: { path: { model: "m" } } });
    // @ts-expect-error: the prompt is no number
    await client.POST("/completions", { body: { model: "m", prompt: 5 } });
  });

  it("openapi-fetch is typed by the paths of the portable contract, which has what all of them accept", async () => {
    const client = createFetchClient<PortablePaths>();
    await client.POST("/completions", { body: { model: "m", prompt: "a", temperature: 1 } });
    // @ts-expect-error: not every provider takes tokens for a prompt
    await client.POST("/completions", { body: { model: "m", prompt: [1, 2] } });
    // @ts-expect-error: only one provider has it
    await client.POST("/rerank", { body: { model: "m", query: "q", documents: ["d"] } });
  });
});

describe("what builds on openapi-fetch", () => {
  const client = createFetchClient<OpenaiPaths, "application/json">();

  it("openapi-react-query is typed by the paths of a provider", () => {
    const api = createQueryClient(client);
    const options = api.queryOptions("get", "/models/{model}", { params: { path: { model: "m" } } });
    expectTypeOf(new QueryClient().fetchQuery(options)).resolves.toEqualTypeOf<Model>();
    const { data } = api.useQuery("get", "/models/{model}", { params: { path: { model: "m" } } });
    expectTypeOf(data).toEqualTypeOf<Model | undefined>();
    const { mutate } = api.useMutation("post", "/chat/completions");
    mutate({ body: { model: "m", messages } });
    // @ts-expect-error: messages are needed
    mutate({ body: { model: "m" } });
    // @ts-expect-error: the model is a part of the path
    api.useQuery("get", "/models/{model}", {});
    // @ts-expect-error: no such path
    api.useQuery("get", "/model");
    // @ts-expect-error: no such method there
    api.useMutation("post", "/models");
  });

  it("swr-openapi is typed by the paths of a provider", () => {
    const useQuery = createQueryHook(client, "openai");
    const { data } = useQuery("/models/{model}", { params: { path: { model: "m" } } });
    expectTypeOf(data).toEqualTypeOf<Model | undefined>();
    createImmutableHook(client, "openai")("/models");
    // @ts-expect-error: the model is a part of the path
    useQuery("/models/{model}", {});
    // @ts-expect-error: no such path
    useQuery("/model");
  });
});
