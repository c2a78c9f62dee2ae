import { expect, it } from "vitest";
import { contractOf, specWith } from "../../../helpers/load-text.js";

const schemes = {
  key: { type: "apiKey", name: "X-Key", in: "header" },
  bearer: { type: "http", scheme: "bearer" },
  certificate: { type: "mutualTLS" },
  flow: { type: "oauth2", flows: {} },
  connect: { type: "openIdConnect", openIdConnectUrl: "https://things.example/.well-known" },
};

it("security schemes are of the five types that OpenAPI has, each with what it says", async () => {
  const document = specWith({});
  const securitySchemes = { ...schemes, other: { type: "basic" }, untyped: {} };
  const contract = await contractOf({ ...document, components: { securitySchemes } });
  const found = [...contract.securitySchemes].map(([name, { type, definition }]) => [name, { type, ...definition }]);
  expect(Object.fromEntries(found)).toEqual(schemes);
});
