import { createClient, type DriftEvent } from "openapi-concord";
import { harbour } from "./harbour/index.js";
import { responses } from "./harbour/responses.js";
import { startServer } from "./server.js";

const server = await startServer();
let tell: (event: DriftEvent) => void = () => {};
const told = new Promise<DriftEvent>((resolve) => {
  tell = resolve;
});
const client = createClient(harbour, {
  apiKey: "sk-local",
  baseURL: server.url,
  responses,
  onDrift: (event) => tell(event),
});

// The call goes on: drift is told in the background.
const { data } = await client.models.list();
console.log(`${data.length} model`);
const { operation, issues } = await told;
console.log(operation);
for (const { message } of issues) console.log(`  ${message}`);
server.close();
