const begin = /\{% swagger (?=[^%]*\bmethod=)([^%]*)%\}/g;
const parameter = /\{% swagger-parameter ([^%]*)%\}/g;

/** GitBook's blocks of an endpoint and its fields, as components of MDX would say them. Lines stay where they are. */
export function readGitbook(text: string): string {
  if (!text.includes("{% swagger")) return text;
  return text
    .replace(begin, (_, attributes: string) => {
      const value = valuesOf(attributes);
      const url = `${value("baseUrl").replace(/\/$/, "")}${value("path")}`;
      return `## ${value("summary")} ${value("method").toUpperCase()} ${url}`;
    })
    .replace(parameter, (_, attributes: string) => {
      const value = valuesOf(attributes);
      const required = value("required") === "true" ? " required" : "";
      return `<ParamField ${value("in") || "body"}="${value("name")}" type="${value("type")}"${required}>`;
    })
    .replace(/\{% endswagger-parameter %\}/g, "</ParamField>")
    .replace(/\{% swagger-response status="([^"]*)"[^%]*%\}/g, "**Response $1**")
    .replace(/\{% (?:end)?\w[\w-]*[^%\n]*%\}/g, "");
}

function valuesOf(attributes: string): (name: string) => string {
  const found = new Map(
    [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]),
  );
  return (name) => found.get(name) ?? "";
}
