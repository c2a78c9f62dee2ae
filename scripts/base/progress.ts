import { channel } from "node:diagnostics_channel";

/** On it goes the name of each description that is about to be read, as a terminal shows it. */
export const descriptionChannel = "openapi-concord:description";

const descriptions = channel(descriptionChannel);

/** Tells whoever watches the process what it is at. */
export function tellDescription(file: string): void {
  descriptions.publish(file);
}
