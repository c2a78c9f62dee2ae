import type { Report } from "../../base/diagnostics.js";
import type { Contract, Operation } from "../../contract/model/types.js";

/** Tells of what operations describe and a client does not do by itself. */
export function reportUnsent({ operations, servers }: Contract, report: Report): void {
  const origin = originOf(servers[0]?.url);
  for (const operation of operations) {
    reportCookies(operation, report);
    reportMethod(operation, report);
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

function reportCookies({ key, parameters }: Operation, report: Report): void {
  for (const { in: place, name, at } of parameters) {
    if (place !== "cookie") continue;
    const message = `${key} takes the cookie "${name}", which clients do not send by themselves.`;
    report({ code: "unsupported-parameter", at, message, hint: "Give it in the option `headers`." });
  }
}

function originOf(url = ""): string | undefined {
  return URL.canParse(url) && /^https?:/i.test(url) ? new URL(url).origin : undefined;
}
