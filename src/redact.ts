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
 * Makes a function that hides the given secrets wherever a server may echo them: as they are, as a part of a URL, and
 * inside JSON text. A secret of fewer than four characters cannot be told from ordinary text and is left.
 */
export function redactor(secrets: Iterable<string>): Redact {
  const forms = new Set<string>();
  for (const secret of secrets) {
    for (const part of [secret.trim(), ...secret.trim().split(/\s+/)]) {
      if (part.length < 4 || /^(?:bearer|basic)$/i.test(part)) continue;
      forms.add(part).add(encodeURIComponent(part)).add(JSON.stringify(part).slice(1, -1));
    }
  }
  const longestFirst = [...forms].sort((a, b) => b.length - a.length);
  return (text) => {
    let clean = text;
    for (const form of longestFirst) clean = clean.replaceAll(form, mark);
    for (const pattern of patterns) clean = clean.replace(pattern, mark);
    return clean;
  };
}
