/** A step that could not be finished. Its message is one sentence that says what to do. */
export class StepFailed extends Error {
  /**
   * @param {string} sentence
   * @param {{ details?: string, cause?: unknown }} [more] details: output that helps to see why
   */
  constructor(sentence, more = {}) {
    super(sentence, { cause: more.cause })
    this.details = more.details ?? ''
  }
}

const networkFailure =
  /\b(ENOTFOUND|ENOTCACHED|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH)\b|Could not resolve|fetch failed|network timeout/

/** @param {string} output */
export const isNetworkFailure = (output) => networkFailure.test(output)

/** @type {[RegExp, string][]} what a failing tool prints → what the person does */
const sentences = [
  [
    /\bENOSPC\b|No space left/,
    'The disk is full: free about 2 GB where this folder and the cache folder are, and start again.',
  ],
  [
    /\b(EACCES|EPERM|EROFS)\b|[Pp]ermission denied|Read-only file system/,
    'This account may not write there: give it the right to, or set CLUBOS_CACHE_DIR to a folder it owns, and start again.',
  ],
  [
    networkFailure,
    'The package server cannot be reached: connect to the network (or set npm’s registry or proxy) and start again.',
  ],
  [
    /\bEINTEGRITY\b|integrity checksum failed/,
    'A downloaded package is not what was published: run `npm cache clean --force` and start again.',
  ],
  [
    /\b(E401|E403|E407)\b|SELF_SIGNED_CERT|UNABLE_TO_GET_ISSUER/,
    'The package server refused the connection: check npm’s registry, login and certificates with `npm ping`, and start again.',
  ],
  [
    /\b(ETARGET|E404)\b|can only install packages when your package.json/,
    'The list of packages does not fit: run `git checkout package-lock.json`, or `npm install` after changing package.json.',
  ],
]

/** @param {string} output @returns {string | undefined} the sentence for what a tool printed */
export const sentenceFor = (output) => sentences.find(([sign]) => sign.test(output))?.[1]

/** @param {unknown} error @returns {StepFailed} */
export function asStepFailed(error) {
  if (error instanceof StepFailed) return error
  const text = error instanceof Error ? `${error.message}` : String(error)
  const sentence = sentenceFor(text) ?? `${text}: see the lines above, and start again.`
  return new StepFailed(sentence, {
    details: error instanceof Error ? (error.stack ?? '') : '',
    cause: error,
  })
}
