/** Plain decimals of so many digits that a double may not hold them all. */
const longDigits = /(?<![\w.-])-?\d(?:\.?\d){15,}(?![\w.])/;

/** Each run of so many digits and points has one at a place that is a multiple of it: only these are looked at. */
const stride = 16;

/** Some texts are a single line. */
const maxBefore = 100;

/** Those of some written numbers of which JavaScript writes other digits, and how the first of each is written. */
export function longNumbers(numbers: Iterable<string>): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const written of numbers) {
    const read = Number(written);
    if (!found.has(read) && longDigits.test(written) && withoutZeros(written) !== String(read))
      found.set(read, written);
  }
  return found;
}

/** The numbers of many digits in a text, with the wanted text before them in their line. */
export function* longNumbersIn(text: string, isWanted: (before: string) => boolean): Generator<string> {
  for (let index = 0; index < text.length; index += stride) {
    if (!isOfNumber(text.charCodeAt(index))) continue;
    let [start, end] = [index, index + 1];
    while (isOfNumber(text.charCodeAt(start - 1))) start--;
    while (isOfNumber(text.charCodeAt(end))) end++;
    index += Math.floor((end - index) / stride) * stride;
    if (end - start < stride) continue;
    const from = Math.max(0, start - 2);
    const match = longDigits.exec(text.slice(from, end + 1));
    if (match === null) continue;
    const first = from + match.index;
    const before = text.slice(Math.max(0, first - maxBefore), first);
    if (isWanted(before.slice(before.lastIndexOf("\n") + 1))) yield match[0];
  }
}

function isOfNumber(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 46;
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
