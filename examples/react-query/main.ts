import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Models, makeQueries } from "./models.js";
import { startServer } from "./server.js";

const server = await startServer();
const queries = makeQueries(server.url);
const client = new QueryClient();
const page = () =>
  renderToStaticMarkup(createElement(QueryClientProvider, { client }, createElement(Models, { queries })));

console.log(page());
await client.prefetchQuery(queries.queryOptions("get", "/models"));
console.log(page());
client.clear();
server.close();
