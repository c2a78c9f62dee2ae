/** Advice that several rules give, to whoever calls the API. */
export const nothing = "Nothing: code that works goes on working.";
export const tryIt = "Try it, or ask the provider, before your code relies on it.";
export const sendIt = "Send it in every request.";
export const stopSending = "Stop sending it, or send it to other providers only.";
export const readWithout = "Make the code that reads it work without it.";
export const askDate = "Ask the provider for a date (`2026-12-31`) to plan by.";
export const leaveEarly = "Be done with it before that date, at once where it is over.";
export const checkUse = "Check whether your code relies on it.";
export const checkLogin = "Check how your code authenticates, and change it where it does so in the old way.";
export const fitRequests = "Change the calls that send what is no longer accepted.";
export const changeRequests = "Change what you send to what is accepted now; choose by provider where both must work.";
export const readMore = "Make the code that reads it ready for the values that may come now.";
export const changeReading = "Change the code that reads it to what is returned now.";
