import { openai, validators } from "../../generated/providers/openai/index.js";
import { createClient } from "../../src/index.js";

const client = createClient(openai, { apiKey: process.env.OPENAI_API_KEY });
const stream = await client.chat.completions.create({
  model: "gpt-4o",
  messages: [{ role: "user", content: "Hi" }],
  stream: true,
});
for await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta.content ?? "");

validators.CreateChatCompletionRequest.validate({ model: "gpt-4o", messages: [], max_tok: 5 }); // did you mean max_tokens?
