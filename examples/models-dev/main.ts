import { createClient, supports } from "openapi-concord";
import { capabilities, models } from "./generated/providers/harbour/capabilities.js";
import { harbour } from "./generated/providers/harbour/index.js";
import { startServer } from "./server.js";

const context: 64000 = models["tide-1"].context;
console.log(`tide-1 has ${context} tokens`);
console.log(supports(capabilities, "chat.completions.create", "tools", { model: "deep-1" }));

const server = await startServer();
const client = createClient(harbour, {
  apiKey: "sk-local",
  baseURL: server.url,
  validate: { models: true },
  onDrift: ({ issues }) => {
    for (const { message } of issues) console.log(message);
  },
});
const messages = [{ role: "user" as const, content: "Hi" }];
const { choices } = await client.chat.completions.create({ model: "deep-1", messages, temperature: 0.5 });
console.log(choices[0]?.message.content);
server.close();
