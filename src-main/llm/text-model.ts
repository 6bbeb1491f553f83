export const modelProviders = ['openai', 'anthropic'] as const
export type ModelProvider = (typeof modelProviders)[number]

export interface ModelRequest {
  /** The instructions: ours, never a customer's words. */
  readonly system: string
  readonly user: string
  /** Most that the reply may cost, in tokens. */
  readonly maxTokens: number
  /** Left out where the model takes none. */
  readonly temperature?: number
  readonly signal: AbortSignal
  /** Called with each piece of the reply as it comes. */
  onText(delta: string): void
}

export interface TokenUse {
  readonly inputTokens: number
  readonly outputTokens: number
}

export interface ModelReply extends TokenUse {
  readonly text: string
  readonly provider: ModelProvider
  /** As the provider names it, which may be more exact than what was asked for. */
  readonly model: string
  /** False: the provider did not say, and the tokens are an estimate. */
  readonly usageReported: boolean
  /** `length`: the reply was longer than allowed and ends in the middle. */
  readonly stopReason: 'end' | 'length'
  readonly firstWordMs: number
  readonly ms: number
}

/** A language model that answers in text, piece by piece. */
export interface TextModel {
  readonly provider: ModelProvider
  readonly model: string
  /** Loads what is needed, so that the first question does not wait for it; a third of a second. */
  prepare(): Promise<void>
  /**
   * @throws ModelFailure MODEL_TIMEOUT, MODEL_RATE_LIMITED, MODEL_REFUSED, MODEL_UNAVAILABLE,
   * MODEL_CUT, MODEL_MALFORMED
   * @throws AppError CANCELLED, or the signal's reason where that is an AppError
   */
  stream(request: ModelRequest): Promise<ModelReply>
}
