import { Agent, fetch as undiciFetch } from "undici";
import { openai } from "../../generated/providers/openai/index.js";
import { createClient } from "../../src/index.js";

const dispatcher = new Agent(); // or new ProxyAgent("http://proxy.example:3128")
const fetch = ((url: string, init: object) =>
  undiciFetch(url, { ...init, dispatcher })) as unknown as typeof globalThis.fetch;
const client = createClient(openai, {
  apiKey: process.env.OPENAI_API_KEY,
  baseURL: process.env.OPENAI_BASE_URL,
  fetch,
});
console.log((await client.models.retrieve("gpt-4o")).id);
