import { basename, isAbsolute, relative, sep } from "node:path";

/** Folder and name. */
const shortest = 2;

/**
 * Names of files that are the same on every machine, as they come into what users commit, with slashes: below the working
 * directory the way from there; elsewhere the last folder and the name, with more folders where another file has that name.
 */
export class FileNames {
  private readonly names = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly outside = new Map<string, string>();

  constructor(private readonly cwd: string) {}

  nameOf(path: string): string {
    const known = this.names.get(path);
    if (known !== undefined) return known;
    const way = this.wayTo(path);
    const isOutside = way === ".." || way.startsWith("../") || isAbsolute(way);
    const name = isOutside ? outsideName(path, way, this.taken) : this.taken.has(way) ? `./${way}` : way;
    this.names.set(path, name);
    this.taken.add(name);
    if (isOutside) this.outside.set(name, path);
    return name;
  }

  /** The path of a file elsewhere, to which its name does not lead. */
  pathOf(name: string): string | undefined {
    return this.outside.get(name);
  }

  /** From the working directory, as a user may type it. */
  wayTo(path: string): string {
    return relative(this.cwd, path).split(sep).join("/") || ".";
  }
}

/** No folder that the working directory is in has a part in it. */
function outsideName(path: string, way: string, taken: ReadonlySet<string>): string {
  const parts = way.split("/").filter((part) => part !== ".." && part !== "");
  if (parts.length === 0) return basename(path);
  for (let length = shortest; length <= Math.max(shortest, parts.length); length++) {
    const name = parts.slice(-length).join("/");
    if (!taken.has(name)) return name;
  }
  return way;
}
