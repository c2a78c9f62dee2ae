/** Names of fields that APIs of this family share, whatever the language of their pages. */

/** Of parts of messages, tools and formats, and seldom of bodies. */
const parts = words(`
  type role content function parameters arguments json_schema image_url include_usage
`);

/** Of bodies, and seldom of parts. */
const bodies = words(`
  model messages temperature top_p top_k min_p n stream stream_options stop max_tokens max_completion_tokens max_output_tokens
  presence_penalty frequency_penalty repetition_penalty logit_bias logprobs top_logprobs seed user tools tool_choice
  parallel_tool_calls response_format reasoning_effort functions function_call modalities service_tier store metadata prompt
  suffix echo best_of input instructions encoding_format dimensions query documents top_n return_documents voice speed
`);

/** Of bodies, whose values are decimals. */
const fractions = words("temperature top_p min_p presence_penalty frequency_penalty repetition_penalty");

/** Of fields of bodies whose parts are the same everywhere, and no others. */
const settled = words("messages response_format stream_options");

/** Of files that forms have. */
const files = words("file mask image audio video");

/** Of objects that hold whatever else can be set. */
const settings = words("parameters params options config settings input");

/** A body as they have it, by whose names parts that a page lists flatly are told; the values say nothing. */
export const usualBody: string = JSON.stringify({
  messages: [
    {
      role: "",
      content: [{ type: "", text: "", image_url: { url: "", detail: "" } }],
      name: "",
      tool_calls: [{ type: "", function: { name: "", arguments: "" } }],
      tool_call_id: "",
      function_call: {},
      refusal: "",
    },
  ],
  tools: [{ type: "", function: { name: "", description: "", parameters: {}, strict: true } }],
  response_format: { type: "", json_schema: { name: "", description: "", schema: {}, strict: true } },
  stream_options: { include_usage: true },
  thinking: { type: "", budget_tokens: 1 },
});

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Whether parts of messages, tools and formats are called so, and bodies seldom. */
export function isPartName(name: string): boolean {
  return parts.has(name);
}

/** Whether bodies of compatible providers have a field that is called so, and parts of objects seldom. */
export function isBodyName(name: string): boolean {
  return bodies.has(name);
}

/** Whether bodies of compatible providers take decimals for a field that is called so. */
export function isFractionName(name: string): boolean {
  return fractions.has(name);
}

/** Whether what parts a field of this name has is known, and no field of a body is one of them. */
export function hasSettledParts(name: string): boolean {
  return settled.has(name);
}

/** Whether an object that is called so holds whatever else can be set: fields behind its title are its parts. */
export function isSettingsName(name: string): boolean {
  return settings.has(name.toLowerCase());
}

/** Whether a field of a form that is called so has a file. */
export function isFileName(name: string): boolean {
  return files.has(name) || /[_-]?file$/i.test(name);
}
