/** What `x-stability-level` says of an operation, the least stable first. */
export const stabilityLevels = ["draft", "alpha", "beta", "stable"] as const;

export type StabilityLevel = (typeof stabilityLevels)[number];
