import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface SourceServer {
  readonly origin: string;
  /** `GET /path if-none-match` per request. */
  readonly requests: string[];
  /** What paths answer. */
  readonly answers: Map<string, (request: IncomingMessage, response: ServerResponse) => void>;
  close(): Promise<void>;
}

/** A real HTTP server on loopback whose answers tests choose; unknown paths are 404. */
export async function startSourceServer(): Promise<SourceServer> {
  const requests: string[] = [];
  const answers: SourceServer["answers"] = new Map();
  // A connection that the server ends while a busy client takes it up again is a failure of no answer.
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    const path = request.url ?? "";
    requests.push(`${request.method} ${path} ${request.headers["if-none-match"] ?? "-"}`);
    const answer = answers.get(path);
    if (answer) answer(request, response);
    else response.writeHead(404).end("no");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    answers,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

/** A description of no operations, with a title of its own. */
export const titled = (title: string): string => `openapi: 3.1.0\ninfo: { title: ${title}, version: "1" }\npaths: {}\n`;

/** As before a test: nothing was asked, and `/a` and `/b` answer a description each, with its mark. */
export function serveTwo({ requests, answers }: SourceServer): void {
  requests.length = 0;
  answers.clear();
  for (const name of ["a", "b"])
    answers.set(`/${name}`, (_, response) => void response.setHeader("etag", `"${name}"`).end(titled(name)));
}
