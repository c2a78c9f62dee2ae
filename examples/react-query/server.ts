import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Stands in for your own server, which would add the key and ask harbour. */
export async function startServer(): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end('{"data":[{"id":"tide"},{"id":"ebb"}]}');
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: () => void server.close(),
  };
}
