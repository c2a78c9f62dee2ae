/** Plain decimals of so many digits that a double may not hold them all. */
const longDigits = /(?<![\w.-])-?\d(?:\.?\d){15,}(?![\w.])/g;

/** The numbers of a text of which JavaScript writes other digits, and how the first of each is written there. */
export function longNumbers(text: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const [written] of text.matchAll(longDigits)) {
    const read = Number(written);
    if (!found.has(read) && withoutZeros(written) !== String(read)) found.set(read, written);
  }
  return found;
}

/** Whether the number that JavaScript has in its place is another one. */
export function isRounded(written: string, read: number): boolean {
  if (written.includes(".") || !Number.isFinite(read)) return withoutZeros(written) !== String(read);
  return BigInt(written) !== BigInt(read);
}

/** What is read, in all its digits. */
export function allDigits(read: number): string {
  return Number.isInteger(read) ? BigInt(read).toString() : String(read);
}

/** Zeros that count nothing, before a whole number and behind a fraction. */
function withoutZeros(written: string): string {
  const plain = written.replace(/^(-?)0+(?=\d)/, "$1");
  return plain.includes(".") ? plain.replace(/\.?0+$/, "") : plain;
}
