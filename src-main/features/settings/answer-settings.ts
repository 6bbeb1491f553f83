import { type LiveSettings, liveValues } from './live-values'
import { amountOf, type SettingValues, shareOf, switchOf } from './setting-values'

/** Which ways of answering the club uses, and what it puts up with. */
export interface AnswerRules {
  /** Answers are given again to questions that mean the same. */
  readonly semantic: boolean
  /** Models write answers. */
  readonly generated: boolean
  /** Share of wrong answers among those given again to similar questions. */
  readonly falseHitBudget: number
  /** US cents that models may cost; the database counts and refuses. */
  readonly dayCents: number
  readonly monthCents: number
}

/** The settings as they are at each call: the club's own, else the app's. */
export function liveAnswerRules(the: LiveSettings): () => AnswerRules {
  const values = liveValues(the)
  return () => rulesOf(values())
}

function rulesOf(values: SettingValues): AnswerRules {
  return {
    semantic: switchOf('answers.semantic', values) === 'on',
    generated: switchOf('answers.generated', values) === 'on',
    falseHitBudget: shareOf('answers.false-hit-budget', values, {}),
    dayCents: amountOf('budget.day-cents', values),
    monthCents: amountOf('budget.month-cents', values),
  }
}
