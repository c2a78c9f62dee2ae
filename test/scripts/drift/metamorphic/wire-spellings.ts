import type { Random } from "./keyword-spellings.js";
import { isNode, type Node, nodeOf, operationsOf } from "./sites.js";

/** Spellings of what is around schemas, of which the same is sent. */
export const wireSpellings: Readonly<Record<string, (document: Node, random: Random) => void>> = {
  "letters in percent-encoding": (document) => {
    const paths = Object.entries(nodeOf(document.paths));
    const encoded = (path: string) =>
      path.replace(/(?<=\/)[a-z](?=[a-z]+(?:\/|$))/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
    document.paths = Object.fromEntries(paths.map(([path, item]) => [encoded(path), item]));
  },
  "hosts by a variable": (document) => {
    for (const server of Array.isArray(document.servers) ? document.servers.filter(isNode) : []) {
      const [, host] = /^https:\/\/([a-z]+)\./.exec(String(server.url)) ?? [];
      if (host === undefined || "variables" in server) continue;
      server.url = String(server.url).replace(host, "{host}");
      server.variables = { host: { default: host, enum: [host] } };
    }
  },
  "webhooks by their former name": (document) => {
    const { webhooks } = document;
    if (!isNode(webhooks) || "x-webhooks" in document) return;
    document["x-webhooks"] = webhooks;
    delete document.webhooks;
  },
  "other names of callbacks": (document) => {
    for (const { operation } of operationsOf(document)) {
      const callbacks = Object.entries(nodeOf(operation.callbacks));
      if (callbacks.length === 1) operation.callbacks = { renamed: callbacks[0]?.[1] };
    }
  },
  "lists of events": (document) => {
    for (const { operation } of operationsOf(document))
      for (const response of Object.values(nodeOf(operation.responses))) {
        const media = nodeOf(nodeOf(nodeOf(response).content)["text/event-stream"]);
        if (isNode(media.schema) && media.schema.type !== "array")
          media.schema = { type: "array", items: media.schema };
      }
  },
  "bodies of no media type": (document) => {
    for (const { operation } of operationsOf(document)) {
      operation.requestBody ??= { content: {} };
      for (const response of Object.values(nodeOf(operation.responses)))
        if (isNode(response) && !("$ref" in response)) response.content ??= {};
    }
  },
};
