import type { Answer } from '@shared/ask/ask-contract'
import type { Said, Verdict } from './feedback-store'

export const complaints = ['wrong', 'incomplete', 'off-tone'] as const satisfies readonly Verdict[]

export interface Opinion {
  readonly verdict: Verdict
  readonly correction: string | null
}

/** What the person thinks of an answer now: what was said last, kept or not. */
export function opinionOf(answer: Answer, said: Said | undefined): Opinion | null {
  if (said === undefined) return answer.feedback
  const { verdict, correction = null } = said.judgement
  return { verdict, correction }
}

/** Whether there is anything to judge. */
export function mayBeJudged({ blocks, handover }: Answer): boolean {
  return handover === null && blocks.length > 0
}

/** Whether the answer was one that is given again and again. */
export function wasRemembered({ tier }: Answer): boolean {
  return tier === 'exact' || tier === 'semantic'
}
