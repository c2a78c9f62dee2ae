import { openai } from "../../generated/providers/openai/index.js";
import { createClient, type Middleware } from "../../src/index.js";

const traced: Middleware = {
  onRequest({ request, operation, attempt }) {
    request.headers.set("x-trace", `${operation} ${attempt}`);
  },
  onResponse: ({ response, operation }) => console.log(`${operation}: ${response.status}`),
};
const client = createClient(openai, { apiKey: process.env.OPENAI_API_KEY, middleware: [traced] });
console.log((await client.models.retrieve("gpt-4o")).id);
