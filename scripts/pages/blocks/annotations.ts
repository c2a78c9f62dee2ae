const endpoint =
  /^(#{1,6} .*?)[ \t]*\{\{[ \t]*tag:[ \t]*["'](\w+)["'],[ \t]*label:[ \t]*["']([^"'\s]+)["'][^{}]*\}\}[ \t]*$/gm;
const title = /^([ \t]*(?:`{3,}|~{3,})\w*)[ \t]*\{\{[ \t]*title:[ \t]*["']([^"'\n]*)["'][^{}\n]*\}\}[ \t]*$/gm;
const other = /[ \t]+\{\{[ \t]*\w+:[^{}\n]*\}\}[ \t]*$/gm;

/**
 * What annotations of MDX say of headings and code (`## Create a plan {{ tag: "POST", label: "/plans" }}`), as Markdown would
 * say it. Lines stay where they are.
 */
export function readAnnotations(text: string): string {
  if (!/\{\{[ \t]*\w+:/.test(text)) return text;
  return text
    .replace(endpoint, (_, heading: string, method: string, path: string) => `${heading} \`${method} ${path}\``)
    .replace(title, (_, fence: string, words: string) => `${fence} title="${words}"`)
    .replace(other, "");
}
