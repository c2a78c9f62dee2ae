/** What ends a stream, in place of data, where nothing else is said. */
export const usualEnd = "[DONE]";
