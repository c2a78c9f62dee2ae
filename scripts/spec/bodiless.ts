/** A status of which answers have no content (RFC 9110, section 6.4.1), nor what they would have to say it in. */
export function hasNoContent(status: string): boolean {
  return /^(?:1..|20[45]|304)$/.test(status);
}
