import type { Block } from "../blocks/block.js";

const command = /^`((?:\$ )?curl\s[^`]+)`$/;

const object = /^`(\{\s*"[^`]*\})`$/;

/** A paragraph or item that is nothing but a command or an object, written as code, as the block of code that others have. */
export function readInlineCode(block: Block): Block {
  if (block.kind !== "text" || !block.text.startsWith("`") || !block.text.endsWith("`")) return block;
  const [sent, shown] = [command.exec(block.text)?.[1], object.exec(block.text)?.[1]];
  if (sent !== undefined) return { kind: "code", language: "bash", text: sent, line: block.line };
  return shown === undefined ? block : { kind: "code", language: "json", text: shown, line: block.line };
}
