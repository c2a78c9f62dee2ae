import type { Report } from "../../base/diagnostics.js";
import { inPlace } from "../../contract/model/find-property.js";
import type { SecurityScheme } from "../../contract/model/security.js";
import { shapeOf } from "../../contract/model/shape.js";
import type { Contract, Operation, Parameter, Schema } from "../../contract/model/types.js";
import { isJsonType } from "../../spec/media-types.js";
import type { OperationTypes } from "../types/operation-types.js";
import { styleOf } from "./parameter-styles.js";
import { reportMedia } from "./report-media.js";
import { isUnsendable } from "./sign-in.js";

/** Tells of what operations describe and a client does not do by itself. */
export function reportUnsent(contract: Contract, typed: readonly OperationTypes[], report: Report): void {
  const { servers, schemas, securitySchemes, conventions = {} } = contract;
  const origin = originOf(servers[0]?.url);
  for (const [name, scheme] of securitySchemes) reportScheme(name, scheme, report);
  reportServers(servers, report);
  for (const each of typed) {
    reportMedia(each, contract, report);
    const { operation, pages } = each;
    const { page, key, at } = operation;
    if (page && pages === undefined) {
      const message = `${key} answers with no list at "${page.items.join(".")}", so its pages are not offered.`;
      report({ code: "pages-unusable", at, message, hint: "Correct the entry of the config's `pages`." });
    }
    reportMethod(operation, report);
    for (const parameter of operation.parameters)
      reportParameter(operation, parameter, { schemas, conventions, report });
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

function reportServers(servers: Contract["servers"], report: Report): void {
  const [first] = servers;
  for (const { url, others = [], at } of servers) {
    const [one, ...more] = url === first?.url ? others : [url, ...others];
    if (one === undefined) continue;
    const besides = more.length === 0 ? `${one} is` : `${one} and ${more.length} more are`;
    const message = `Clients call ${first?.url}; ${besides} described besides.`;
    report({ code: "server-ignored", severity: "info", at, message, hint: "Give its URL as `baseURL`." });
  }
}

/** Fetch Standard: TRACE and CONNECT are forbidden methods. */
function reportMethod({ key, method, at }: Operation, report: Report): void {
  if (/^(?:TRACE|CONNECT|TRACK)$/i.test(method))
    report({
      code: "operation-unsendable",
      at,
      message: `${key} has a method that fetch refuses to send.`,
      hint: "Call it by other means.",
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

interface ReportPlace extends Pick<Contract, "schemas" | "conventions"> {
  readonly report: Report;
}

function reportParameter({ key }: Operation, parameter: Parameter, place: ReportPlace): void {
  const { schemas, report } = place;
  const { in: where, name, at, mediaType, schema } = parameter;
  const code = "unsupported-parameter";
  if (where === "cookie") {
    const message = `${key} takes the cookie "${name}", which browsers do not let a client set.`;
    report({ code, severity: "info", at, message, hint: "Clients send it everywhere else." });
  }
  if (mediaType !== undefined && !isJsonType(mediaType) && !shapeOf(schema, schemas).isScalar) {
    const message = `${key} takes "${name}" as ${mediaType}, which clients do not write.`;
    report({ code, at, message, hint: "Give it as the text that is sent." });
  }
  if (parameter.allowReserved && (where === "path" || where === "header")) {
    const message = `"${name}" of ${key} may hold reserved characters, which clients encode in a ${where}.`;
    report({ code, at, message });
  }
  if (where === "query" && mediaType === undefined && isUnstated(parameter, place)) {
    const how = isJoined(parameter) ? "them as JSON" : "their fields in brackets";
    const message = `How the lists or objects inside "${name}" of ${key} are written is not said; clients send ${how}.`;
    report({ code: "encoding-unstated", at, message, hint: "Describe it by `content`, or as `style: deepObject`." });
  }
  if (mediaType !== undefined || styleOf(parameter).isKnown) return;
  const message = `There is no style "${parameter.style}" in a ${where}; "${name}" of ${key} is written as "${styleOf(parameter).style}".`;
  report({ code, at, message });
}

/** OpenAPI 3.1, "Style Values": nothing is defined for lists and objects with objects in them. */
function isUnstated(parameter: Parameter, { schemas, conventions = {} }: ReportPlace): boolean {
  const { schema, style } = parameter;
  const { queryArrays, queryObjects } = conventions;
  if (styleOf(parameter).style === "deepObject") return false;
  const parts = inPlace(schema, schemas);
  const isDeep = (each: Schema) => shapeOf(each, schemas).isObject;
  const isPart = (each: Schema) => isDeep(each) || shapeOf(each, schemas).isList;
  const isStated = (convention: string | undefined) => style === undefined && convention !== undefined;
  const inLists =
    !isStated(queryArrays) && parts.some(({ array }) => array?.items !== undefined && isPart(array.items));
  return (
    inLists ||
    (!isStated(queryObjects) &&
      parts.some(({ object }) => [...(object?.properties.values() ?? [])].some(isJoined(parameter) ? isPart : isDeep)))
  );
}

/** Its parts stand in one text. */
function isJoined(parameter: Parameter): boolean {
  const { style } = styleOf(parameter);
  return style !== "deepObject" && !(parameter.explode ?? style === "form");
}

function originOf(url = ""): string | undefined {
  return URL.canParse(url) && /^https?:/i.test(url) ? new URL(url).origin : undefined;
}
