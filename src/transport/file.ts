import { type FileInput, isBinary } from "../validation/binary.js";

export { type FileInput, isBinary };

/** What `fetch` takes as a body, which has no name of its own where the types of a browser are not. */
export type FetchBody = NonNullable<RequestInit["body"]>;

/** Makes a named file of bytes or a text. */
export async function toFile(
  value: FileInput | string | Promise<FileInput | string>,
  name?: string,
  options: { readonly type?: string } = {},
): Promise<File> {
  const given = await value;
  const blob = typeof given === "string" ? new Blob([given]) : await toBlob(given);
  return new File([blob], name ?? fileName(given) ?? "file", { type: options.type ?? blob.type });
}

/** Reads what is no `Blob` yet into memory. */
export async function toBlob(value: FileInput): Promise<Blob> {
  if (value instanceof Blob) return value;
  if ("blob" in value) return value.blob();
  if ("arrayBuffer" in value && typeof value.arrayBuffer === "function") return new Blob([await value.arrayBuffer()]);
  return new Response(toBodyInit(value as Exclude<FileInput, Blob | Response>)).blob();
}

/** The same as `fetch` takes it. */
export function toBodyInit(value: FileInput): FetchBody {
  if (value instanceof Blob || value instanceof ReadableStream) return value;
  if ("blob" in value) return value.body ?? new Blob([]);
  return Symbol.asyncIterator in value ? streamOf(value) : (value as FetchBody);
}

/** Streams of Node bring texts where an encoding is set, and where they were made of texts. */
function streamOf(source: AsyncIterable<Uint8Array | string>): ReadableStream<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}

/** The name that a file brings: its own, or the end of its path or URL. */
export function fileName(value: unknown): string | undefined {
  const { name, path, url } = Object(value) as Readonly<Record<string, unknown>>;
  if (typeof name === "string") return name;
  const place = [path, url].find((each) => typeof each === "string" && each !== "");
  return place === undefined
    ? undefined
    : String(place)
        .replace(/[?#].*$/, "")
        .split(/[\\/]/)
        .pop() || undefined;
}
