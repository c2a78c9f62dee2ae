import { makeGateway } from "./gateway.js";
import { startHarbour, startQuay } from "./providers.js";

const [harbour, quay] = await Promise.all([startHarbour(), startQuay()]);
const gateway = makeGateway({ harbour: harbour.url, quay: quay.url });

for (const temperature of [0.5, 1.5]) {
  const body = JSON.stringify({ model: "tide", messages: [{ role: "user", content: "Hi" }], temperature });
  const headers = { "content-type": "application/json" };
  const response = await gateway.request("/v1/chat/completions", { method: "POST", headers, body });
  const answer = (await response.json()) as { choices?: [{ message: { content: string } }] };
  console.log(`${response.status} ${answer.choices?.[0].message.content ?? "refused"}`);
}
harbour.close();
quay.close();
