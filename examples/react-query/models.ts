import createFetchClient from "openapi-fetch";
import createQueryClient from "openapi-react-query";
import { createElement, type ReactNode } from "react";
import type { paths } from "./harbour/paths.js";

/** Queries by path: what they give is typed by the description. */
export function makeQueries(baseUrl: string) {
  return createQueryClient(createFetchClient<paths, "application/json">({ baseUrl }));
}

type Queries = ReturnType<typeof makeQueries>;

export function Models({ queries }: { readonly queries: Queries }): ReactNode {
  const { data, error, isPending } = queries.useQuery("get", "/models");
  if (isPending) return "…";
  if (error) return "The models cannot be listed.";
  return createElement(
    "ul",
    null,
    data.data.map(({ id }) => createElement("li", { key: id }, id)),
  );
}
