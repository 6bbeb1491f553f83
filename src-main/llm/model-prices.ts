import type { CatalogueEntry } from './model-catalogue'
import type { ModelRequest, TokenUse } from './text-model'

/** US dollars per million tokens, which is millionths of a dollar per token. */
export type ModelPrice = Pick<CatalogueEntry, 'input' | 'output' | 'long'>

export const freeOfCharge: ModelPrice = { input: 0, output: 0 }

/** What the provider adds around the texts: roles, separators. */
const framingTokens = 64

/** What a call cost, in millionths of a US dollar, rounded up. */
export function costMicros(price: ModelPrice, { inputTokens, outputTokens }: TokenUse): number {
  const { long } = price
  const rate = long !== undefined && inputTokens > long.aboveTokens ? long : price
  return Math.ceil(inputTokens * rate.input + outputTokens * rate.output)
}

/**
 * The most that a call can cost, in millionths of a US dollar. No tokeniser makes more tokens than
 * the text has bytes, so this holds for any language and for texts made to be dear; about four
 * times what English costs in the end.
 */
export function mostMicros(
  price: ModelPrice,
  { system, user, maxTokens }: Pick<ModelRequest, 'system' | 'user' | 'maxTokens'>,
): number {
  const inputTokens = Buffer.byteLength(system) + Buffer.byteLength(user) + framingTokens
  return costMicros(price, { inputTokens, outputTokens: maxTokens })
}
