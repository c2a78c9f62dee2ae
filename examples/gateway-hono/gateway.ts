import { sValidator } from "@hono/standard-validator";
import { Hono } from "hono";
import { createClient, createFailover } from "openapi-concord";
import { ChatRequest } from "./generated/portable/validators.js";
import { harbour } from "./generated/providers/harbour/index.js";
import { quay } from "./generated/providers/quay/index.js";

/** The addresses of both are given, so that it can be tried without them. */
export function makeGateway(urls: { readonly harbour: string; readonly quay: string }): Hono {
  const options = { apiKey: "sk-local", maxRetries: 0 };
  const upstream = createFailover([
    createClient(harbour, { ...options, baseURL: urls.harbour }),
    createClient(quay, { ...options, baseURL: urls.quay }),
  ]);
  const gateway = new Hono();
  gateway.post("/v1/chat/completions", sValidator("json", ChatRequest), async (context) => {
    // This gateway answers whole.
    const { stream: _, ...body } = context.req.valid("json");
    return context.json(await upstream.chat.completions.create(body));
  });
  return gateway;
}
