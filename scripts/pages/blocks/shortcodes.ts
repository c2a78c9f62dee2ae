const shortcode = /\{\{[<%]\s*(\/?)([\w/-]{1,40})([^{}]{0,400}?)\/?[>%]\}\}/g;

/** Hugo's shortcodes of endpoints, fields and code, as components of MDX would say them. Lines stay where they are. */
export function readShortcodes(text: string): string {
  if (!/\{\{[<%]/.test(text)) return text;
  const fields = new Set<string>();
  const fences = new Set<string>();
  return text.replace(shortcode, (_, end: string, tag: string, written: string) => {
    if (end !== "") return fields.has(tag) ? "</ParamField>" : fences.has(tag) ? "```" : "";
    const value = valuesOf(written);
    const [name, method] = [value("name"), value("method")];
    const path = value("path") || value("url") || value("endpoint");
    if (method !== "" && path !== "") return `\`${method.toUpperCase()} ${path}\``;
    if (name !== "" && (value("type") !== "" || value("required") !== "")) {
      fields.add(tag);
      const standard = value("default") === "" ? "" : ` default="${value("default")}"`;
      const required = /^(?:true|yes|1)$/i.test(value("required")) ? " required" : "";
      return `<ParamField ${value("in") || "body"}="${name}" type="${value("type")}"${standard}${required}>`;
    }
    if (!/^(?:highlight|code)$/.test(tag)) return "";
    fences.add(tag);
    return `\`\`\`${/^\s*"?([a-z]+)/.exec(written)?.[1] ?? ""}`;
  });
}

function valuesOf(written: string): (name: string) => string {
  const found = new Map(
    [...written.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|(\S+))/g)].map(([, name = "", quoted, bare]) => [
      name,
      quoted ?? bare ?? "",
    ]),
  );
  return (name) => found.get(name) ?? "";
}
