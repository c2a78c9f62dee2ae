import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** Files of the user's own that a config imports, itself first, as far as their texts tell; libraries do not change. */
export function configModules(path: string): readonly string[] {
  const found = new Set<string>([path]);
  for (const file of found) {
    const text = isFile(file) && /\.[cm]?[jt]s$/.test(file) ? readFileSync(file, "utf8") : "";
    for (const [, , specifier = ""] of text.matchAll(/(["'])(\.{1,2}\/[^"'\n]+)\1/g)) {
      const meant = resolve(dirname(file), specifier);
      const bare = meant.replace(/\.([cm]?)js$/, ".$1ts");
      const target = [meant, bare, `${meant}.ts`, `${meant}.js`, resolve(meant, "index.ts")].find(isFile);
      if (target !== undefined) found.add(target);
    }
  }
  return [...found];
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
