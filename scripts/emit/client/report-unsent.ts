import type { Report } from "../../base/diagnostics.js";
import type { SecurityScheme } from "../../contract/model/security.js";
import { shapeOf } from "../../contract/model/shape.js";
import type { Contract, Operation, Parameter } from "../../contract/model/types.js";
import { isJsonType } from "../../spec/media-types.js";
import type { OperationTypes } from "../types/operation-types.js";
import { styleOf } from "./parameter-styles.js";
import { reportMedia } from "./report-media.js";
import { isUnsendable } from "./sign-in.js";

/** Tells of what operations describe and a client does not do by itself. */
export function reportUnsent(
  { servers, schemas, securitySchemes }: Contract,
  typed: readonly OperationTypes[],
  report: Report,
): void {
  const origin = originOf(servers[0]?.url);
  for (const [name, scheme] of securitySchemes) reportScheme(name, scheme, report);
  reportServers(servers, report);
  for (const each of typed) {
    reportMedia(each, schemas, report);
    const { operation, pages } = each;
    const { page, key, at } = operation;
    if (page && pages === undefined) {
      const message = `${key} answers with no list at "${page.items.join(".")}", so its pages are not offered.`;
      report({ code: "pages-unusable", at, message, hint: "Correct the entry of the config's `pages`." });
    }
    reportMethod(operation, report);
    for (const parameter of operation.parameters) reportParameter(operation, parameter, { schemas, report });
    const own = operation.servers?.[0];
    if (own === undefined || origin === undefined || (originOf(own.url) ?? origin) === origin) continue;
    report({
      code: "server-ignored",
      at: own.at,
      message: `${operation.key} has a server of its own, ${own.url}; clients call ${origin}, as for the others.`,
      hint: "Make a client with that `baseURL` for it.",
    });
  }
}

function reportServers([first, ...others]: Contract["servers"], report: Report): void {
  for (const { url, at } of others) {
    const message = `Clients call ${first?.url}; ${url} is described besides.`;
    report({ code: "server-ignored", severity: "info", at, message, hint: "Give its URL as `baseURL`." });
  }
}

/** Fetch Standard: TRACE and CONNECT are forbidden methods, and GET and HEAD have no body. */
function reportMethod({ key, method, request, at }: Operation, report: Report): void {
  if (/^(?:TRACE|CONNECT|TRACK)$/i.test(method))
    report({
      code: "operation-unsendable",
      at,
      message: `${key} has a method that fetch refuses to send.`,
      hint: "Call it by other means.",
    });
  else if (request !== undefined && (method === "GET" || method === "HEAD"))
    report({
      code: "operation-unsendable",
      at: request.at,
      message: `${key} takes a body, which fetch refuses to send with ${method}; without one it can be called.`,
      hint: "Describe what it takes as query parameters, if the server reads those.",
    });
}

function reportScheme(name: string, scheme: SecurityScheme, report: Report): void {
  const { type, definition, at } = scheme;
  const code = "security-unsupported";
  if (isUnsendable(scheme)) {
    const message = `Clients cannot sign requests as "${name}" has it (${type} ${definition.scheme ?? definition.in ?? ""}).`;
    report({ code, at, message, hint: "Do it in the option `middleware`." });
  } else if (type === "mutualTLS") {
    const message = `"${name}" is a certificate, which belongs to the connection.`;
    report({ code, severity: "info", at, message, hint: "Give the option `fetch` one that presents it." });
  } else if (type === "apiKey" && definition.in === "cookie") {
    const message = `"${name}" is a cookie, which browsers do not let a client set.`;
    report({ code, severity: "info", at, message, hint: "Clients send it everywhere else." });
  }
}

interface ReportPlace extends Pick<Contract, "schemas"> {
  readonly report: Report;
}

function reportParameter({ key }: Operation, parameter: Parameter, { schemas, report }: ReportPlace): void {
  const { in: place, name, at, mediaType, schema } = parameter;
  const code = "unsupported-parameter";
  if (place === "cookie") {
    const message = `${key} takes the cookie "${name}", which browsers do not let a client set.`;
    report({ code, severity: "info", at, message, hint: "Clients send it everywhere else." });
  }
  if (mediaType !== undefined && !isJsonType(mediaType) && !shapeOf(schema, schemas).isScalar) {
    const message = `${key} takes "${name}" as ${mediaType}, which clients do not write.`;
    report({ code, at, message, hint: "Give it as the text that is sent." });
  }
  if (parameter.allowReserved && (place === "path" || place === "header")) {
    const message = `"${name}" of ${key} may hold reserved characters, which clients encode in a ${place}.`;
    report({ code, at, message });
  }
  if (mediaType !== undefined || styleOf(parameter).isKnown) return;
  const message = `There is no style "${parameter.style}" in a ${place}; "${name}" of ${key} is written as "${styleOf(parameter).style}".`;
  report({ code, at, message });
}

function originOf(url = ""): string | undefined {
  return URL.canParse(url) && /^https?:/i.test(url) ? new URL(url).origin : undefined;
}
