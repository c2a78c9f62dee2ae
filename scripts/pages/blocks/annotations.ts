const endpoint =
  /^(#{1,6} .{0,200}?)[ \t]{0,8}\{\{[ \t]{0,8}tag:[ \t]{0,8}["'](\w{3,10})["'],[ \t]{0,8}label:[ \t]{0,8}["']([^"'\s]{1,200})["'][^{}\n]{0,200}\}\}[ \t]{0,8}$/gm;
const title =
  /^([ \t]{0,40}(?:`{3,12}|~{3,12})\w{0,20})[ \t]{0,8}\{\{[ \t]{0,8}title:[ \t]{0,8}["']([^"'\n]{0,200})["'][^{}\n]{0,200}\}\}[ \t]{0,8}$/gm;
const other = /(?<![ \t])[ \t]{1,8}\{\{[ \t]{0,8}\w{1,40}:[^{}\n]{0,400}\}\}[ \t]{0,8}$/gm;

/**
 * What annotations of MDX say of headings and code (`## Create a plan {{ tag: "POST", label: "/plans" }}`), as Markdown would
 * say it. Lines stay where they are.
 */
export function readAnnotations(text: string): string {
  if (!/\{\{[ \t]{0,8}\w{1,40}:/.test(text)) return text;
  return text
    .replace(endpoint, (_, heading: string, method: string, path: string) => `${heading} \`${method} ${path}\``)
    .replace(title, (_, fence: string, words: string) => `${fence} title="${words}"`)
    .replace(other, "");
}
