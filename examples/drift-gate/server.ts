import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** Stands in for harbour, which has changed already: its models have names in place of ids. */
export async function startServer(): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "application/json", connection: "close" });
    response.end('{"data":[{"name":"tide"}]}');
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: () => void server.close(),
  };
}
