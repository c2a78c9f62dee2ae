import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

export interface Description {
  readonly path: string;
  /** As the description declares it: `3.1.0`, `2.0`. */
  readonly version: string;
}

/** The OpenAPI descriptions below a folder, by path; where parts of names are given, those whose path has one of them. */
export async function findDescriptions(root: string, wanted: readonly string[] = []): Promise<readonly Description[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(json|ya?ml)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => wanted.length === 0 || wanted.some((part) => path.includes(part)))
    .sort();
  const found = await Promise.all(
    paths.map(async (path) => {
      const text = await readFile(path, "utf8");
      return { path, version: /^[\s{]*"?(?:openapi|swagger)"?\s*:\s*["']?([\d.]+)/m.exec(text)?.[1] ?? "" };
    }),
  );
  return found.filter(({ version }) => version !== "");
}
