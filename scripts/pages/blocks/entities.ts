const entities: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ensp: " ",
  emsp: " ",
  le: "≤",
  ge: "≥",
  mdash: "—",
  ndash: "–",
  hellip: "…",
};

/** Text without entities of HTML. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:(\w{2,8})|#(\d{1,6})|#x([\da-f]{1,5}));/gi,
    (whole, name?: string, code?: string, hex?: string) => {
      if (name !== undefined) return entities[name] ?? whole;
      const point = code === undefined ? Number.parseInt(hex ?? "", 16) : Number(code);
      return point > 0 && point < 0x110000 ? String.fromCodePoint(point) : whole;
    },
  );
}
