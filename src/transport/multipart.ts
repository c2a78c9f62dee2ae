/** A part of a form. */
export interface Part {
  readonly name: string;
  readonly value: string | Blob;
  readonly fileName?: string;
  /** Of a text; a file has its own. */
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The parts of a form that the caller has made. */
export function formParts(form: FormData): Part[] {
  return Array.from(form, ([name, value]) =>
    typeof value === "string" ? { name, value } : { name, value, fileName: value.name },
  );
}

/** A form as bytes (HTML standard, "Multipart form data"). Files are read when they are sent. */
export function multipartBytes(parts: readonly Part[]): Blob {
  const boundary = `----concord${crypto.randomUUID()}`;
  const chunks = parts.flatMap((part) => [`--${boundary}\r\n${headOf(part)}\r\n\r\n`, contentOf(part), "\r\n"]);
  return new Blob([...chunks, `--${boundary}--\r\n`], { type: `multipart/form-data; boundary=${boundary}` });
}

function headOf({ name, value, fileName, type, headers = {} }: Part): string {
  const isFile = typeof value !== "string";
  const file = isFile ? `; filename="${escapeName(fileName ?? "blob")}"` : "";
  const contentType = isFile ? value.type || "application/octet-stream" : type;
  return [
    `Content-Disposition: form-data; name="${escapeName(name)}"${file}`,
    ...(contentType === undefined ? [] : [`Content-Type: ${contentType}`]),
    ...Object.entries(headers).map(([key, text]) => `${key}: ${text.replace(/[\r\n]+/g, " ")}`),
  ].join("\r\n");
}

/** Lines of a text end as the standard has them; JSON has none of its own. */
function contentOf({ value, type }: Part): string | Blob {
  return typeof value === "string" && type === undefined ? lines(value) : value;
}

function lines(text: string): string {
  return text.replace(/\r\n?|\n/g, "\r\n");
}

function escapeName(text: string): string {
  const codes: Readonly<Record<string, string>> = { "\r": "%0D", "\n": "%0A", '"': "%22" };
  return lines(text).replace(/[\r\n"]/g, (char) => codes[char] ?? char);
}
