/** Columns of a line where no terminal says how many it has. */
export const defaultColumns = 120;

const noBreak = "\u00a0";

/** The text with spaces at which {@link wrap} does not break it. */
export function unbroken(text: string): string {
  return text.replaceAll(" ", noBreak);
}

/** Breaks a text between words, with plain spaces; a word that is longer than a line stays whole. */
function wrap(text: string, width: number | undefined): readonly string[] {
  if (width === undefined || width < 20) return [text.replaceAll(noBreak, " ")];
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => line.replaceAll(noBreak, " "));
}

/** The text on lines of at most `width` characters, the second and later ones indented. */
export function hang(text: string, indent: number, width: number): readonly string[] {
  const space = " ".repeat(indent);
  return wrap(text, width - indent).map((line, index) => (index === 0 ? line : `${space}${line}`));
}

export function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, Math.max(0, length - 1))}…` : text;
}

/** Cuts what stands in the middle, where both ends say more. */
export function cutMiddle(text: string, length: number): string {
  if (text.length <= length) return text;
  const start = Math.floor((length - 1) * 0.4);
  return `${text.slice(0, start)}…${text.slice(text.length - (length - 1 - start))}`;
}
