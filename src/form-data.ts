import type { FormArrays } from "./body.js";

/**
 * Encodes an object as a form. Lists become `name[]`, as OpenAI-style servers expect, or repeat the name; objects become
 * `name[key]`; a `ReadableStream` is read into memory first, because a form has to know its parts.
 */
export async function formData(fields: Readonly<Record<string, unknown>>, arrays: FormArrays): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) await append(form, name, value, arrays);
  return form;
}

async function append(form: FormData, name: string, value: unknown, arrays: FormArrays): Promise<void> {
  if (value === undefined || value === null) return;
  if (value instanceof Blob) form.append(name, value);
  else if (value instanceof ReadableStream) form.append(name, await new Response(value).blob(), name);
  else if (value instanceof ArrayBuffer) form.append(name, new Blob([value]), name);
  else if (ArrayBuffer.isView(value)) form.append(name, new Blob([copyBytes(value)]), name);
  else if (Array.isArray(value)) {
    const itemName = arrays === "repeat" || name.endsWith("[]") ? name : `${name}[]`;
    for (const item of value) await append(form, itemName, item, arrays);
  } else if (value instanceof Date) form.append(name, value.toISOString());
  else if (typeof value === "object") {
    for (const [key, item] of Object.entries(value)) await append(form, `${name}[${key}]`, item, arrays);
  } else form.append(name, String(value));
}

function copyBytes(view: ArrayBufferView): Uint8Array<ArrayBuffer> {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice();
}
