/** A line or an event of a stream exceeds its bound. */
export class EventLimitError extends RangeError {}
