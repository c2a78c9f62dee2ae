import type { Change } from "../drift/changes/types.js";

const levelNames = { error: "breaking", warning: "warning", info: "info" } as const;

/** Why it is accepted, how grave it is all the same, and until when: `breaking, until 2027-03-31: agreed with them`. */
export function acceptanceText(change: Change): string | undefined {
  const { level, accepted, acceptedUntil } = change;
  if (accepted === undefined) return undefined;
  return `${levelNames[level]}${acceptedUntil === undefined ? "" : `, until ${acceptedUntil}`}: ${accepted}`;
}
