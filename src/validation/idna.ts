/** True when a label in Punycode (`xn--…`) stands for a label that RFC 5891 section 4.2 allows. */
export function isUnicodeLabel(label: string): boolean {
  const text = decodePunycode(label.slice(4).toLowerCase());
  if (text === undefined || /^[\0-\x7f]*$/.test(text) || text !== text.normalize("NFC")) return false;
  if (/^-|-$|^..--|^\p{M}/u.test(text)) return false;
  const characters = [...text];
  return characters.every((_, index) => isAllowed(characters, index));
}

/** RFC 3492 section 6.2; `undefined` for input that no text encodes to. */
function decodePunycode(input: string): string | undefined {
  const split = input.lastIndexOf("-");
  const output = split > 0 ? [...input.slice(0, split)].map((character) => character.codePointAt(0) ?? 0) : [];
  let code = 128;
  let position = 0;
  let bias = 72;
  for (let index = split > 0 ? split + 1 : 0; index < input.length; ) {
    const start = position;
    for (let weight = 1, step = 36; ; step += 36) {
      const digit = digitOf(input.charCodeAt(index++));
      if (digit === undefined) return undefined;
      position += digit * weight;
      const threshold = Math.min(Math.max(step - bias, 1), 26);
      if (digit < threshold) break;
      weight *= 36 - threshold;
    }
    const length = output.length + 1;
    bias = adapt(position - start, length, start === 0);
    code += Math.floor(position / length);
    position %= length;
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    output.splice(position++, 0, code);
  }
  return String.fromCodePoint(...output);
}

function digitOf(unit: number): number | undefined {
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x61;
  return unit >= 0x30 && unit <= 0x39 ? unit - 0x30 + 26 : undefined;
}

function adapt(delta: number, points: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? 700 : 2));
  rest += Math.floor(rest / points);
  let bias = 0;
  for (; rest > 455; bias += 36) rest = Math.floor(rest / 35);
  return bias + Math.floor((36 * rest) / (rest + 38));
}

const arabicIndic = /^[\u0660-\u0669]$/;
const extendedArabicIndic = /^[\u06f0-\u06f9]$/;

/** Combining marks of class 9, which JavaScript has no property for. */
const virama =
  /^[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u0e3a\u0eba\u0f84\u1039\u103a\u1714\u1715\u1734\u17d2\u1a60\u1b44\u1baa\u1bab\u1bf2\u1bf3\u2d7f\ua806\ua82c\ua8c4\ua953\ua9c0\uaaf6\uabed\u{10a3f}\u{11046}\u{11070}\u{1107f}\u{110b9}\u{11133}\u{11134}\u{111c0}\u{11235}\u{112ea}\u{1134d}\u{11442}\u{114c2}\u{115bf}\u{1163f}\u{116b6}\u{1172b}\u{11839}\u{1193d}\u{1193e}\u{119e0}\u{11a34}\u{11a47}\u{11a99}\u{11c3f}\u{11d44}\u{11d45}\u{11d97}]$/u;

/** Letters that join to both sides or to the left: the scripts that have them stand for RFC 5892 appendix A.1's table. */
const joining = /^[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Mandaic}]$/u;

/** RFC 5892 section 3, with the contextual rules of appendix A. */
function isAllowed(label: readonly string[], index: number): boolean {
  const character = label[index] ?? "";
  const before = label[index - 1] ?? "";
  const after = label[index + 1] ?? "";
  if (/^[\u00df\u03c2\u06fd\u06fe\u0f0b\u3007]$/.test(character)) return true;
  if (/^[\u0640\u07fa\u302e\u302f\u3031-\u3035\u303b]$/.test(character)) return false;
  switch (character) {
    case "\u00b7":
      return before === "l" && after === "l";
    case "\u0375":
      return /^\p{Script=Greek}$/u.test(after);
    case "\u05f3":
    case "\u05f4":
      return /^\p{Script=Hebrew}$/u.test(before);
    case "\u30fb":
      return label.some(
        (other) => /^[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]$/u.test(other) && other !== "\u30fb",
      );
    case "\u200d":
      return virama.test(before);
    case "\u200c":
      return virama.test(before) || (joins(label, index, -1) && joins(label, index, 1));
  }
  if (arabicIndic.test(character)) return !label.some((other) => extendedArabicIndic.test(other));
  if (extendedArabicIndic.test(character)) return !label.some((other) => arabicIndic.test(other));
  return isStableLetter(character);
}

/** The nearest character that is no mark is one that joins. */
function joins(label: readonly string[], index: number, step: 1 | -1): boolean {
  let place = index + step;
  while (/^\p{Mn}$/u.test(label[place] ?? "")) place += step;
  return joining.test(label[place] ?? "");
}

function isStableLetter(character: string): boolean {
  if (/^[a-z0-9-]$/.test(character)) return true;
  if (/^[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]$/.test(character)) return false;
  if (/^[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Noncharacter_Code_Point}]$/u.test(character)) return false;
  if (/^[\u20d0-\u20ff\u{1d100}-\u{1d24f}]$/u.test(character)) return false;
  const folded = character.normalize("NFKC").toLowerCase().normalize("NFKC");
  return folded === character && /^[\p{Ll}\p{Lu}\p{Lo}\p{Nd}\p{Lm}\p{Mn}\p{Mc}]$/u.test(character);
}
