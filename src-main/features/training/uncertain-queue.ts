import type { UncertainQuestion } from '@shared/training/training-contract'
import { untilChanged } from '../../platform/until-changed'
import type { AskedQuestion, AskedStore } from './asked-store'
import type { TrainingExamples } from './training-examples'
import type { Probability, RouterInUse } from './training-ports'
import { uncertaintyOf, unlabelledQuestions } from './uncertain-questions'

/** Of older questions the staff knows no more what was meant. */
const mostAsked = 1_000
/** Each that was not decided yet has to be embedded first, some 13 ms. */
const mostDecided = 400
/** A specialist would not answer below this, as long as nobody sets another threshold. */
const sureAt = 0.7

/** Real questions of this device whose label would teach the router most. */
export class UncertainQueue {
  private decided = new Map<string, readonly Probability[]>()
  private readonly unlabelled: () => readonly AskedQuestion[]

  constructor(
    private readonly the: {
      readonly asked: AskedStore
      readonly examples: TrainingExamples
      readonly router: Pick<RouterInUse, 'decide'>
      readonly revision: () => number
    },
  ) {
    const { asked, examples, revision } = the
    this.unlabelled = untilChanged(revision, () =>
      unlabelledQuestions(asked.latest(mostAsked), examples.current().labelled),
    )
  }

  /** Most uncertain first, as the router in use decides now. @throws AppError EMBEDDER_UNAVAILABLE … */
  async list(limit: number): Promise<UncertainQuestion[]> {
    const questions = this.unlabelled().slice(0, mostDecided)
    const decisions = await this.decide(questions.map(({ text }) => text))
    return questions
      .map(({ traceId, text, askedAt, askedBy }, place) => {
        const scores = decisions[place] ?? []
        return {
          traceId,
          text,
          askedAt,
          askedBy,
          scores: [...scores],
          uncertainty: uncertaintyOf(scores),
        }
      })
      .toSorted((one, other) => other.uncertainty - one.uncertainty)
      .slice(0, limit)
  }

  /**
   * How many a specialist is not sure of. Those that the router in use has not decided yet count
   * as they were decided when they were asked, so that nothing is computed for the number.
   */
  count(): number {
    const isUnsure = ({ text, confidence }: AskedQuestion) =>
      (this.decided.get(text)?.[0]?.probability ?? confidence) < sureAt
    return this.unlabelled().filter(isUnsure).length
  }

  /** Another router is in use now. */
  forgetDecisions(): void {
    this.decided = new Map()
  }

  private async decide(texts: readonly string[]): Promise<readonly (readonly Probability[])[]> {
    const { decided } = this
    const missing = texts.filter((text) => !decided.has(text))
    const made = missing.length === 0 ? [] : await this.the.router.decide(missing)
    for (const [place, text] of missing.entries()) decided.set(text, made[place] ?? [])
    return texts.map((text) => decided.get(text) ?? [])
  }
}
