/** What the header of a key is called, whoever asks for it: `x-api-key`, `api_key`. */
export const keyHeader = /^(?:[a-z]+[-_])*api[-_]?key$/i;

/** Whether a header is what calls are authorised with. */
export function isCredential(header: string): boolean {
  return /^authorization$/i.test(header) || keyHeader.test(header);
}
