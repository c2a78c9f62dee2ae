import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Stands in for a provider: answers every conversation with "Hello!", whole or in parts. */
export async function startServer(): Promise<{ readonly url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    if (!JSON.parse(body).stream) {
      response.writeHead(200, { "content-type": "application/json" });
      response.end('{"choices":[{"message":{"role":"assistant","content":"Hello!"}}]}');
      return;
    }
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const content of ["Hel", "lo!"]) response.write(`data: {"choices":[{"delta":{"content":"${content}"}}]}\n\n`);
    response.end('data: {"choices":[{"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n');
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: () => void server.close(),
  };
}
