import createFetchClient from "openapi-fetch";
import createQueryClient from "openapi-react-query";
import { openai } from "../../generated/providers/openai/index.js";
import type { paths } from "../../generated/providers/openai/paths.js";
import { createFetch } from "../../src/index.js";

const fetch = createFetch(openai, { apiKey: process.env.OPENAI_API_KEY });
const api = createFetchClient<paths, "application/json">({ baseUrl: openai.baseURL, fetch });
const { data, error } = await api.GET("/models/{model}", { params: { path: { model: "gpt-4o" } } });
console.log(data?.owned_by ?? error);

const query = createQueryClient(api);
export const useModel = (model: string) => query.useQuery("get", "/models/{model}", { params: { path: { model } } });
