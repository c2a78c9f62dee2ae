import type { Change } from "../../../scripts/drift/changes/types.js";
import { reportChanges } from "../../../scripts/drift/find-changes.js";
import type { Comparand } from "../../../scripts/report/print-report.js";

/** Text that would become markup, a command or another cell wherever it is not encoded. */
export const hostile = "</script><img src=x onerror=alert(1)> \"'&<>| \n::error::boo%0A]]> `x` \u0007";

export const breaking: Change = {
  id: "request-property-max-length-decreased",
  level: "error",
  breaking: true,
  operation: "POST /v1/pets",
  operations: ["POST /v1/pets", "PUT /v1/pets/{id}"],
  location: "request.body.name",
  message: "The maximum length of request property `name` was decreased from 9 to 5.",
  subject: "request property `name`",
  from: 9,
  to: 5,
  part: { kind: "request-body" },
  path: [{ kind: "property", name: "name" }],
  base: { file: "pets.yaml", pointer: "/components/schemas/Pet/properties/name", line: 12, column: 7 },
  revision: { file: "pets-new.yaml", pointer: "/components/schemas/Pet/properties/name", line: 14, column: 7 },
  witness: { name: "aaaaaa" },
  excerpts: {
    base: [{ text: "type: string" }, { text: "maxLength: 9" }],
    revision: [{ text: "type: string" }, { text: "maxLength: 5" }],
  },
  fingerprint: "1111111111111111",
};

export const warning: Change = {
  id: "request-property-removed",
  level: "warning",
  breaking: false,
  operation: "PUT /v1/pets/{id}",
  location: "request.body.tag",
  message: "Request property `tag` was removed.",
  subject: "request property `tag`",
  name: "tag",
  part: { kind: "request-body" },
  path: [{ kind: "property", name: "tag" }],
  base: { file: "pets.yaml", pointer: "/components/schemas/Pet/properties/tag", line: 20 },
  revision: { file: "pets-new.yaml", pointer: "/components/schemas/Pet", line: 10 },
  fingerprint: "2222222222222222",
};

export const accepted: Change = {
  ...breaking,
  id: "api-removed-without-deprecation",
  operation: "DELETE /v1/pets/{id}",
  location: "operation",
  message: hostile,
  subject: hostile,
  name: hostile,
  part: { kind: "operation", operation: hostile },
  path: [{ kind: "property", name: hostile }],
  accepted: hostile,
  revision: null,
  fingerprint: "3333333333333333",
};

export const comparand: Comparand = {
  base: "openai",
  revision: hostile,
  report: reportChanges([breaking, warning, accepted]),
};
