import { readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { tokenAt } from "../../../../scripts/emit/code/tokens.js";

const beforePattern = ["=", "(", ",", "[", ":", "!", "&&", "||", "=>"];

/** The texts of the tokens, patterns where values begin. */
function ours(text: string): readonly string[] {
  const found: string[] = [];
  let offset = 0;
  for (;;) {
    const token = tokenAt(text, offset, () => beforePattern.includes(found.at(-1) ?? ""));
    if (token === undefined) return found;
    found.push(token.text);
    offset = token.start + token.text.length;
  }
}

function theirs(text: string): readonly string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, true, ts.LanguageVariant.Standard, text);
  const found: string[] = [];
  for (;;) {
    let kind = scanner.scan();
    if (kind === ts.SyntaxKind.EndOfFileToken) return found;
    if (kind === ts.SyntaxKind.SlashToken && beforePattern.includes(found.at(-1) ?? ""))
      kind = scanner.reScanSlashToken();
    found.push(scanner.getTokenText());
  }
}

describe("tokens are those of TypeScript's scanner", () => {
  const modules = ["types", "validators", "client", "resources", "responses", "capabilities", "index", "paths"];

  test.each(modules)("in a module `%s` as it is generated", (name) => {
    const text = readFileSync(`generated/providers/xiexus/${name}.ts`, "utf8");
    const tokens = ours(text);
    expect(tokens.length).toBeGreaterThan(10);
    expect(tokens).toEqual(theirs(text));
  });

  test.each([
    ["operators", "a === b !== c => d ... e ?. f ? 5 : 6 ?? g ??= h ** i **= j << k <<= l && m &&= n || o ||= p"],
    ["operators of one sign", "a ++ b -- c <= d == e != f += g -= h *= i /= j %= k &= l |= m ^= n ~ o @ p # q ;"],
    ["lists of types", "Map<string, Set<string>>= Map<A, B<C<D>>>;"],
    ["numbers", "0 1 12.5 1e3 1.5e-7 0xff 0b101 0o17 a1 -2"],
    ["texts", String.raw`"" "a\"b" "\\" "é\u00e9" "//" "/*" '`],
    ["comments", "a // b\nc /* d\n */ e /**/ f // g\r\nh // i\u2028j // k\u2029l"],
    ["blanks", "\ufeffa\u00a0b\u3000c\td\u000be\u000cf"],
    ["names", "été $a _b ÅngstrÖm 名前 a\u200db 𠮷 aª"],
    ["patterns", String.raw`= /a\/[/"]b[\]/]/u ; = /"/ ( /[(]/.test(a) / 2 ; a / b / c`],
  ])("in a text of %s", (_, text) => {
    expect(ours(text)).toEqual(theirs(text));
  });

  test("what no module has is read in parts, of which one is a mark or stands beside another", () => {
    expect(ours('"a')).toEqual(['"', "a"]);
    expect(ours('"a\nb"')[0]).toBe('"');
    expect(ours("= /a\n/")).toEqual(["=", "/", "a", "/"]);
    expect(ours("/* a")).toEqual(["/", "*", "a"]);
    expect(ours("`a`")).toEqual(["`", "a", "`"]);
    expect(ours("a?.5:1.toFixed")).toEqual(["a", "?", ".", "5", ":", "1", ".", "toFixed"]);
    expect(ours("1_0 1n 1a")).toEqual(["1", "_0", "1", "n", "1", "a"]);
  });
});
