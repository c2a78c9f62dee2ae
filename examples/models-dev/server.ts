import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Stands in for a provider: answers every conversation with "Hello!". */
export async function startServer(): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { "content-type": "application/json" });
    response.end('{"choices":[{"message":{"role":"assistant","content":"Hello!"}}]}');
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: () => void server.close(),
  };
}
