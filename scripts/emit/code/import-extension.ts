import { posix } from "node:path";

/** How the specifiers of relative imports end. */
export type ImportExtension = "js" | "ts" | "none";

/** The imports and exports of a module that name a module beside it: they begin a line in all that is generated. */
const relative = /^((?:import|export|\}) (?:.* )?(?:from )?|import )"(\.{1,2}\/[^"\n]*)\.js";$/gm;

/**
 * The modules with the extension wanted where they name each other, or others relatively. A module that is there as
 * JavaScript is named so in place of `.ts`.
 */
export function withImportExtension(
  files: ReadonlyMap<string, string>,
  extension: ImportExtension,
): ReadonlyMap<string, string> {
  if (extension === "js") return files;
  const rename = (path: string, text: string): string =>
    text.replace(relative, (line, head: string, name: string) => {
      if (extension === "none") return `${head}"${name}";`;
      return files.has(posix.join(posix.dirname(path), `${name}.js`)) ? line : `${head}"${name}.ts";`;
    });
  return new Map([...files].map(([path, text]) => [path, /\.[jt]sx?$/.test(path) ? rename(path, text) : text]));
}
