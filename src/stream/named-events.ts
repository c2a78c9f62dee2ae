/** An event of a stream in which names say what the data is. */
export interface NamedEvent {
  readonly event: string;
  readonly data: unknown;
}

/** An event with its name. Operations whose events are told apart by their names bring it. */
export function withName(event: string, data: unknown): NamedEvent {
  return { event, data };
}

/** Reads the data of the events of these names as it stands, and that of others as JSON. */
export function readTexts(...names: readonly string[]): (data: string, event: string) => unknown {
  return (data, event) => (names.includes(event) ? data : JSON.parse(data));
}
