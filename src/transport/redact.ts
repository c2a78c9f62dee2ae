/** Replaces every credential in a text. */
export type Redact = (text: string) => string;

const mark = "[redacted]";
/** Credentials by their looks, for those that this client was never told. */
const patterns: readonly RegExp[] = [/(?<=\bBearer\s+)[\w.~+/=-]{8,}/gi, /\b(?:sk|pk|rk)-[\w-]{8,}/g];
const sensitive = /^(?:authorization|proxy-authorization|cookie|set-cookie)$|api-?key|token(?!s)|secret|password/i;

/** Whether a header's value is a credential. */
export function isSensitiveHeader(name: string): boolean {
  return sensitive.test(name);
}

/** Headers as they may be logged. */
export function hideCredentials(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, isSensitiveHeader(name) ? mark : value]),
  );
}

/**
 * Makes a function that hides the given secrets wherever a server may echo them: as they are, in a URL, in JSON, in HTML, in
 * Base64, and cut short. A secret of fewer than four characters cannot be told from ordinary text and is left.
 */
export function redactor(secrets: readonly string[]): Redact {
  let forms: readonly RegExp[] | undefined;
  return (text) => {
    forms ??= [...secrets.flatMap(formsOf), ...patterns];
    return forms.reduce((clean, form) => clean.replace(form, mark), text);
  };
}

/** Hides credentials by their looks alone. */
export const noSecrets: Redact = redactor([]);

/** Makes redactors, anew only when the secrets change, which from call to call they rarely do. */
export function redactorMaker(): (secrets: readonly string[]) => Redact {
  let known = "";
  let redact = noSecrets;
  return (secrets) => {
    const key = secrets.join("\n");
    if (key !== known) redact = redactor(secrets);
    known = key;
    return redact;
  };
}

/** Of a value such as `Bearer …` the parts count too; of a long part, pieces of it. */
function formsOf(secret: string): RegExp[] {
  return [secret.trim(), ...secret.trim().split(/\s+/)]
    .filter((part) => part.length > 3 && !/^(?:bearer|basic)$/i.test(part))
    .map((part) => {
      const pieces = [...(part.slice(0, 600).match(/.{12}/gs) ?? []), part.slice(-12)].map(written);
      const ends = `(?:${pieces.join("|")})(?:[\\w.~+/=%\\\\-]|&#\\w+;)*`;
      const plain = part.length > 16 ? `${literal(part)}|${ends}` : written(part);
      return new RegExp([plain, ...encoded(part)].join("|"), "gi");
    });
}

function literal(text: string): string {
  return text.replace(/\W/g, "\\$&");
}

/** What Base64 makes of a text, wherever it stands in what is encoded; without the letters that its neighbours share. */
function encoded(text: string): string[] {
  if (text.length < 8 || /[^\0-\xff]/.test(text)) return [];
  return [0, 1, 2].map((before) =>
    btoa(" ".repeat(before) + text)
      .slice(before && before + 1, ((before + text.length) * 4) / 3)
      .replace(/\W/g, "[+/_-]"),
  );
}

/** Matches a text however its characters are escaped: `\/`, `%2f`, `\u002f`, `&#47;`, `&#x2f;`. */
function written(text: string): string {
  return text.replace(/./gs, (char) => {
    const code = char.charCodeAt(0);
    return `(?:\\\\?${literal(char)}|(?:%|\\\\u|&#x)0*${code.toString(16)};?|&#0*${code};)`;
  });
}
