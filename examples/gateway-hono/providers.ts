import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface LocalServer {
  readonly url: string;
  close(): void;
}

/** Harbour is down, and quay answers. */
export const startHarbour = (): Promise<LocalServer> => start((response) => response.writeHead(503).end());
export const startQuay = (): Promise<LocalServer> =>
  start((response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end('{"choices":[{"message":{"role":"assistant","content":"Hello from quay!"}}]}');
  });

async function start(answer: (response: ServerResponse) => void): Promise<LocalServer> {
  const server = createServer((request, response) => {
    request.resume().on("end", () => answer(response));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: () => void server.close(),
  };
}
