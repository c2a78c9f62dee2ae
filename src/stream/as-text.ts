/** The data of an event as it stands. Operations whose events are texts bring it. */
export function asText(data: string): string {
  return data;
}
