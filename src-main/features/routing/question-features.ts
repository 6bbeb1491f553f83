import type { ExtraFeatures } from './classifier/text-features'
import { compileEmergencyCheck, type EmergencyCheck } from './emergency-check'
import { compileKeywords, type KeywordReader } from './keyword-evidence'

/** What readable rules say of a question, as features beside its words and its meaning. */
export interface QuestionFeatures {
  /** Weight of the keywords that speak for each label. */
  readonly keywords: (normalised: string) => ExtraFeatures
  /** Kinds of danger that the emergency rules find, and whether they took a figure of speech out. */
  readonly danger: (normalised: string) => ExtraFeatures
}

/** @param rules the content of `emergency.json` @param keywords the content of `keywords.json` */
export function compileFeatures(rules: unknown, keywords: unknown): QuestionFeatures {
  return questionFeatures(compileEmergencyCheck(rules), compileKeywords(keywords))
}

export function questionFeatures(
  check: EmergencyCheck,
  readKeywords: KeywordReader,
): QuestionFeatures {
  return {
    keywords: (normalised) =>
      Object.fromEntries(
        [...readKeywords(normalised).weights].map(([label, weight]) => [
          `keywords ${label}`,
          weight,
        ]),
      ),
    danger: (normalised) => {
      const { finding, literal } = check(normalised)
      const kinds = finding?.kinds ?? []
      return {
        ...Object.fromEntries(kinds.map((kind) => [`danger ${kind}`, 1])),
        ...(kinds.length > 0 && { danger: 1 }),
        ...(literal !== null && { 'figure of speech': 1 }),
      }
    },
  }
}
