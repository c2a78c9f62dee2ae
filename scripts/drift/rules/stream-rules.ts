import type { RuleDefinition } from "./rule.js";

/** How a stream is asked for and how it ends; its events have schema rules. */
export const streamRules = {
  "request-stream-flag-changed": {
    direction: "request",
    area: "request-body",
    level: "error",
    title: "Request stream flag changed",
    message: [
      "A stream is asked for by {to} instead of {from}.",
      "A stream is no longer asked for by {from}.",
      "A stream has to be asked for by {to} now.",
      "Every answer is a stream now, whatever {name} says.",
    ],
    brief: [
      "stream asked for by {to} instead of {from}",
      "stream not asked for by {from}",
      "stream asked for by {to}",
      "always a stream, whatever {name} says",
    ],
    explanation:
      "Another property or parameter of the request asks for a stream, or none does any more. Requests as they were may be answered with a stream where none is expected, or with none.",
    advice: "Ask for a stream as it is described now.",
  },
  "request-stream-default-changed": {
    direction: "request",
    area: "request-body",
    level: "error",
    title: "Request stream default changed",
    message: ["Without {to} the answer is a stream now.", "Without {from} the answer is no stream any more."],
    brief: ["stream unless {to} is false", "stream only if {from} is true"],
    explanation:
      "A request that does not say whether it wants a stream gets the other kind of answer, which code for the one it got cannot read.",
    advice: "Say in every request whether you want a stream.",
  },
  "response-stream-end-changed": {
    direction: "response",
    area: "responses",
    level: "error",
    title: "Response stream end changed",
    message: [
      "The stream ends with {to} instead of {from}.",
      "The stream is no longer said to end with {from}.",
      "The stream ends with {to} now.",
    ],
    brief: ["stream ends with {to} instead of {from}", "stream not said to end with {from}", "stream ends with {to}"],
    explanation:
      "A stream ends with another text, or with none. Code that waits for the old one takes the new one for an event, and a stream without it for one that is cut short.",
    advice: "Make the code that reads the stream end as it is described now.",
  },
  "response-stream-event-names-removed": {
    direction: "response",
    area: "responses",
    level: "info",
    title: "Response stream event names removed",
    message: "The events of {subject} are no longer called {from}: only their data are described.",
    brief: "events not called {from}",
    explanation:
      "A stream is described by the data of its events alone, where the events had names. Whether they still have them is not said.",
    advice: "Tell the events apart by their data, where your code does so by their names.",
  },
} as const satisfies Record<string, RuleDefinition>;
