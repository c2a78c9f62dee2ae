import { existsSync, readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isBuilt, packageRoot } from "../base/package-root.js";
import { hashOf } from "../write/output.js";

/** What the output depends on besides inputs: our code as it stands, also in a checkout, its libraries, and Node. */
export async function fingerprintTool(): Promise<string> {
  const root = packageRoot();
  const code = await Promise.all(
    [isBuilt() ? "dist/scripts" : "scripts", "src"].map((name) => listFiles(join(root, name))),
  );
  const files = [join(root, "package.json"), ...code.flat(), ...(await findLibraries(root))];
  // Hundreds of small files, before which nothing else can be done.
  const hashes = files.map((file) => `${file} ${hashOf(readFileSync(file))}`);
  return hashOf([process.version, ...hashes].join("\n"));
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter(
    (entry) => entry.isFile() && /\.[jt]s$/.test(entry.name) && !entry.name.endsWith(".d.ts"),
  );
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}

/** The manifests of what we depend on, and what package managers note of all that they installed. */
async function findLibraries(root: string): Promise<readonly string[]> {
  const { dependencies } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const wanted = [
    ...Object.keys(dependencies).map((name) => join(name, "package.json")),
    ".package-lock.json",
    ".pnpm/lock.yaml",
  ];
  const folders: string[] = [];
  for (let folder = root; ; folder = dirname(folder)) {
    folders.push(join(folder, "node_modules"));
    if (dirname(folder) === folder) break;
  }
  return wanted.flatMap((name) => folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) ?? []);
}
