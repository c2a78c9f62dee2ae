import { createClient, ValidationError } from "openapi-concord";
import { harbour } from "./generated/providers/harbour/index.js";
import { quay } from "./generated/providers/quay/index.js";
import { startServer } from "./server.js";

const server = await startServer();
const messages = [{ role: "user" as const, content: "Hi" }];

const atHarbour = createClient(harbour, { apiKey: "sk-local", baseURL: server.url });
const stream = await atHarbour.chat.completions.create({ model: "tide", messages, temperature: 1.5, stream: true });
for await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta.content ?? "");
console.log();

const atQuay = createClient(quay, { apiKey: "sk-local", baseURL: server.url });
try {
  await atQuay.chat.completions.create({ model: "tide", messages, temperature: 1.5 });
} catch (error) {
  if (error instanceof ValidationError) console.log(error.message);
}
server.close();
