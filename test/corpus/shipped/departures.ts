/** A point on which a shipped description says something else than the published one, on purpose. */
export interface KnownDeparture {
  readonly reason: string;
  /** Of texts such as `ours: POST /v1/completions request.body.logit_bias.* request-property-max-set`. */
  readonly is: RegExp;
}

const inWords = "Its prose says so, and a validator reads no prose:";

export const openaiDepartures: readonly KnownDeparture[] = [
  {
    reason: `${inWords} up to 16 pairs, with keys of 64 characters and values of 512.`,
    is: /\.metadata(?:\.\*)? .*-(?:max-properties|property-names|max-length)-/,
  },
  {
    reason: `${inWords} names of functions and formats are made of a-z, A-Z, 0-9, _ and -, up to 64 of them.`,
    is: /\.name .*-(?:pattern-(?:added|removed)|max-length-(?:set|unset))$/,
  },
  { reason: `${inWords} a bias is a number from -100 to 100.`, is: /\.logit_bias\.\* .*-(?:min|max)-set$/ },
  {
    reason: `${inWords} temperature and threshold of sound are numbers from 0 to 1.`,
    is: /\/audio\/\S+ .*(?:temperature|threshold) .*-(?:min|max)-set$/,
  },
  {
    reason: `${inWords} compression is in per cent, and a prompt has 32000 characters at most.`,
    is: /\/images\/\S+ .*\.(?:output_compression .*-(?:min|max)-set|prompt .*-max-length-set)$/,
  },
  {
    reason: "Chunks of a stream have the shape of the answer, with null where something is not known yet.",
    is: /POST \/v1\/completions response\S+ response-property-became-nullable$/,
  },
  {
    reason: "These stream when they are asked to, which is said beside the operation alone.",
    is: /^published: (?:POST \/v1\/completions|GET \/v1\/responses\/\S+) .* response-media-type-removed$/,
  },
  {
    reason: "It is described twice, once with null and once without.",
    is: /\.top_logprobs request-property-became-not-nullable$/,
  },
  { reason: "Errors come as `{ error }`, everywhere.", is: /DELETE \/v1\/responses\/\S+ response\.4\S+ / },
  {
    reason: "It requires properties that it describes nowhere.",
    is: /(?:call_id|request_id|response_id) response-property-became-optional$/,
  },
  {
    reason: "So that these items differ, too, by the property that is required and not described.",
    is: /(?:items|instructions\(array of \w+\))\[\] re(?:quest|sponse)-property-any-of-(?:added|removed)$/,
  },
  { reason: "`output_text` is made by the official clients, never sent.", is: /\.output_text response-optional-/ },
  { reason: "A film is no JSON text.", is: /\/videos\/\S+\/content response\.200\.body response-media-type-removed$/ },
];

export const relayDepartures: readonly KnownDeparture[] = [
  {
    reason: "The path takes OpenAI's format, as its code has it; described is what one model takes there.",
    is: /POST \/v1\/images\//,
  },
  {
    reason: "These stream when they are asked to, which is said beside the operation alone.",
    is: /^published: POST \S+ response\.200\.body response-media-type-removed$/,
  },
];
