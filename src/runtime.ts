/** What generated code imports: `openapi-concord/runtime`. */

export { answerForms } from "./client/answer-forms.js";
export type { ApiPromise, ApiResult } from "./client/api-promise.js";
export { checkModel } from "./client/check-model.js";
export { checkParameters } from "./client/check-parameters.js";
export { checkValue } from "./client/check-value.js";
export type { Base64Embeddings, FloatEmbeddings } from "./client/embeddings.js";
export { nextByCount, nextByItem, nextByLink, nextByOffset, nextByToken } from "./client/next-page.js";
export { type Page, type PagePromise, readPages } from "./client/page.js";
export type { PlainOperation } from "./client/plain-operation.js";
export { noQuery, queryRules } from "./client/query-rules.js";
export { chooseSignIn } from "./client/sign-in.js";
export type { Capabilities } from "./client/supports.js";
export { watch } from "./client/watch.js";
export type { FinalMessage, ToolCall } from "./stream/accumulate.js";
export { asChunk } from "./stream/as-chunk.js";
export { asText } from "./stream/as-text.js";
export { type NamedEvent, readTexts, withName } from "./stream/named-events.js";
export { makeRecordParser } from "./stream/record-parser.js";
export { EventStream } from "./stream/stream.js";
export { chooseMedia } from "./transport/choose-media.js";
export { writeCookie, writeCookieJoined } from "./transport/cookie-styles.js";
export type { KeyCredential, PasswordCredential } from "./transport/credentials.js";
export type { ResponseValidators } from "./transport/drift-event.js";
export { encodeRaw } from "./transport/encode-raw.js";
export type { FileInput } from "./transport/file.js";
export { fillPath } from "./transport/fill-path.js";
export { encodeForm } from "./transport/form.js";
export {
  joinCookies,
  requireHeaders,
  writeHeader,
  writeHeaderPairs,
  writeJsonHeader,
} from "./transport/header-styles.js";
export type { HeaderValues } from "./transport/header-values.js";
export { holdsAny } from "./transport/holds-any.js";
export type { ModelTable } from "./transport/model-table.js";
export type { NoQuery, RequestOptions } from "./transport/options.js";
export type { PageSpec } from "./transport/pages.js";
export {
  writeJsonSegment,
  writeLabel,
  writeLabelPairs,
  writeMatrix,
  writeMatrixPairs,
  writeSimple,
  writeSimplePairs,
} from "./transport/path-styles.js";
export type {
  BodySpec,
  OperationSpec,
  OperationTree,
  Provider,
  ProviderBase,
  Resource,
  StreamSpec,
} from "./transport/provider.js";
export {
  allowReserved,
  writeDeep,
  writeJoined,
  writeJson,
  writePiped,
  writeSpaced,
  writeTabbed,
} from "./transport/query-styles.js";
export { writeForm } from "./transport/write-form.js";
export * from "./validation/index.js";
export type {
  Issue,
  StandardProps,
  StandardResult,
  ValidateOptions,
  ValidationResult,
  Validator,
} from "./validation/validator-types.js";
