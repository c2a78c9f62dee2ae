import { cp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { marked, type Token, type Tokens } from "marked";
import { vi } from "vitest";
import { folderInside } from "./folder-inside.js";
import { concord, root } from "./run-concord.js";

export interface Session {
  /** The commands of a block, each with the exit code that its comment promises. */
  readonly commands: readonly { readonly text: string; readonly code: number }[];
  /** The output that the next block shows; a line `…` stands for any lines. */
  readonly output: string | undefined;
}

/** Every block of code of a paper, in its order, also those in lists. */
export function blocksOf(text: string): readonly Tokens.Code[] {
  const blocks: Tokens.Code[] = [];
  marked.walkTokens(
    marked.lexer(text),
    (token: Token) => void (token.type === "code" && blocks.push(token as Tokens.Code)),
  );
  return blocks;
}

/** The blocks of commands of a paper: all, or those whose output it shows. */
export function sessionsOf(text: string, which: "all" | "shown"): readonly Session[] {
  const blocks = blocksOf(text);
  return blocks.flatMap((block, index) => {
    if (block.lang !== "sh") return [];
    const next = blocks[index + 1];
    const output = next?.lang === "text" ? next.text : undefined;
    if (which === "shown" && output === undefined) return [];
    const commands = block.text.split("\n").map((line) => {
      const [, code = "0"] = /# exit code (\d+)/.exec(line) ?? [];
      return { text: line.replace(/\s+#.*$/, "").trim(), code: Number(code) };
    });
    return [{ commands: commands.filter((command) => command.text !== ""), output }];
  });
}

/** A copy of an example's folder in this repository. */
export async function copyExample(name: string): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const above = await folderInside("example");
  const folder = join(above, name);
  await cp(join(root, "examples", name), folder, { recursive: true });
  return { folder, remove: () => rm(above, { recursive: true }) };
}

/** Runs commands in a folder: ours in this process, and programs of the example as modules. Throws for any other. */
export async function runSession({ commands }: Session, folder: string): Promise<{ codes: number[]; printed: string }> {
  const codes: number[] = [];
  let printed = "";
  for (const { text } of commands) {
    const [tool, verb = "", ...rest] = (text.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ""));
    if (tool === "npx" && verb === "concord") {
      const { code, stdout, stderr } = await concord(rest, folder);
      codes.push(code);
      printed += stdout + stderr;
    } else if (tool === "npx" && verb === "tsx") {
      codes.push(0);
      printed += await runModule(join(folder, rest[0] ?? ""), rest.slice(1));
    } else throw new Error(`A paper runs ${text}, which nothing here does.`);
  }
  return { codes, printed };
}

async function runModule(file: string, args: readonly string[]): Promise<string> {
  let printed = "";
  const given = process.argv;
  process.argv = [...given.slice(0, 1), file, ...args];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    printed += chunk.toString();
    return true;
  });
  const log = vi.spyOn(console, "log").mockImplementation((...values) => {
    printed += `${values.join(" ")}\n`;
  });
  try {
    await import(pathToFileURL(file).href);
  } finally {
    process.argv = given;
    write.mockRestore();
    log.mockRestore();
  }
  return printed;
}

/** The first part of what a paper shows that was not printed, in its order; `undefined` where all of it was. */
export function missingPart(shown: string, printed: string): string | undefined {
  const parts = `\n${shown.trimEnd()}\n`.split(/(?<=\n)…(?=\n)/);
  let rest = `\n${printed.trimEnd()}\n`;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const at = isLast ? rest.lastIndexOf(part) : rest.indexOf(part);
    const isInPlace = (index > 0 || at === 0) && (!isLast || at + part.length === rest.length);
    if (at < 0 || !isInPlace) return part;
    // The line break that ends a part begins the next one, too.
    rest = rest.slice(at + part.length - 1);
  }
  return undefined;
}

export async function readPaper(path: string): Promise<string> {
  return readFile(join(root, path), "utf8");
}
