// What is said of announcements, of whatever they are.

export const deprecated = { message: "{subject} is deprecated.", brief: "deprecated" } as const;
export const withSunset = {
  message: "{subject} is deprecated, and its sunset date is {to}.",
  brief: "deprecated, ends {to}",
} as const;
export const perhapsWithSunset = {
  message: [withSunset.message, deprecated.message],
  brief: [withSunset.brief, deprecated.brief],
} as const;
export const reactivated = { message: "{subject} is no longer deprecated.", brief: "not deprecated" } as const;
export const withoutSunset = {
  message: "{subject} was deprecated without a sunset date.",
  brief: "deprecated without a sunset date",
} as const;
export const unreadable = {
  message: "The sunset date {to} of {subject} is not a date.",
  brief: "sunset date {to}, which is none",
} as const;
export const tooSoon = {
  message: [
    "{subject} is deprecated with the sunset date {to}, sooner than the {notice} days that the policy asks for.",
    "{subject} is deprecated with the sunset date {to}, which is over.",
  ],
  brief: ["sunset date {to}, sooner than {notice} days", "sunset date {to}, which is over"],
} as const;
export const movedTooSoon = {
  message: [
    "The sunset date of {subject} was moved from {from} to {to}, sooner than the {notice} days that the policy asks for.",
    "The sunset date of {subject} was moved from {from} to {to}, which is over.",
  ],
  brief: [
    "sunset date {to} instead of {from}, sooner than {notice} days",
    "sunset date {to} instead of {from}, which is over",
  ],
} as const;
export const sooner = {
  message: "The sunset date of {subject} was brought forward from {from} to {to}.",
  brief: "sunset date {to} instead of {from}",
} as const;
export const postponed = {
  message: "The sunset date of {subject} was put off from {from} to {to}.",
  brief: "sunset date {to} instead of {from}",
} as const;
export const lostSunset = {
  message: "{subject} is deprecated but lost its sunset date {from}.",
  brief: "deprecated without the sunset date {from}",
} as const;

export const stopUsing = "Plan to stop using it.";
