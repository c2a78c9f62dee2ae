/**
 * A method with which no body is sent (Fetch Standard, "Request class"), whatever is described: OpenAPI 3.0 has it ignored, and later
 * versions know no meaning of one. That of DELETE, of which they say the same, is sent.
 */
export function hasNoBody(method: string): boolean {
  return method === "GET" || method === "HEAD";
}

/** A status of which answers have no content (RFC 9110, section 6.4.1), nor what they would have to say it in. */
export function hasNoContent(status: string): boolean {
  return /^(?:1..|20[45]|304)$/.test(status);
}
