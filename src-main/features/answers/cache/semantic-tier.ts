import type { CacheReport } from '@shared/ask/answer-evidence'
import { afterwards } from '../../../platform/afterwards'
import type { Logger } from '../../../platform/logger'
import type { AnswerCache } from './answer-cache'
import type { AnswerCacheStore } from './answer-cache-store'
import type { SaidByPeople } from './corrected-route-store'
import type { SemanticState } from './false-hits'
import type { RememberedAnswer } from './remembered-answer'
import {
  type Asked,
  audienceOf,
  candidateOf,
  type MatchQuestions,
  type Weighed,
  weigh,
} from './weighing'

interface SemanticDependencies {
  readonly cache: AnswerCache
  readonly store: AnswerCacheStore
  /** Made ready once for all that is weighed for a question. */
  readonly matcher: () => MatchQuestions
  readonly logger: Logger
  readonly topicOf: (question: string, locationId: string | null) => string
  /** As the club has set it, and as the wrong hits allow. */
  readonly state: () => SemanticState | 'switched-off'
  readonly said: SaidByPeople
}

/** So many earlier questions are weighed. */
const mostWeighed = 6
const mostShown = 3
/** What must be added to each entry's bound while too many hits were wrong. */
const tighterBy = 0.08

type Span = { set(attributes: Record<string, number | string>): void }

/** A question that was asked in other words before: only where nothing at all speaks against it. */
export class SemanticTier {
  readonly tier = 'semantic' as const

  constructor(private readonly the: SemanticDependencies) {}

  answer(asked: Asked, span: Span) {
    const state = this.the.state()
    if (state === 'switched-off') return { outcome: 'off', reason: 'switched-off' } as const
    if (state === 'off') return { outcome: 'off', reason: 'too-many-false-hits' } as const
    if (asked.vector === null) return { outcome: 'passed', reason: 'no-vector' } as const
    // It is asked for what this assistant knows alike, and yet is not for it.
    if (this.isAnothers(asked)) return { outcome: 'passed', reason: 'other-assistant' } as const
    const weighed = this.weigh(asked, asked.vector, state)
    const hit = this.firstThatStands(weighed)
    describe(span, weighed)
    this.note(asked, weighed, hit)
    const cache = reportOf(asked, weighed, hit)
    if (hit === null) return { outcome: 'passed', reason: missReason(weighed), cache } as const
    const { blocks, citations } = hit.answer
    return { outcome: 'answered', reason: 'same-meaning', blocks, citations, cache } as const
  }

  private isAnothers({ question, assistants: [assistant] }: Asked): boolean {
    return assistant !== undefined && this.the.said.speaksAgainst(question, assistant)
  }

  private weigh(asked: Asked, vector: Float32Array, state: SemanticState): readonly Weighed[] {
    const { scope, question, assistants } = asked
    const [assistant] = assistants
    if (assistant === undefined) return []
    const { locationId } = scope
    const here = { audience: audienceOf(scope), locationId, assistant }
    const found = this.the.cache
      .similar(vector, here, mostWeighed)
      .filter(({ entry }) => !this.the.said.speaksAgainst(entry.question, assistant))
    if (found.length === 0) return []
    const more = state === 'tightened' ? tighterBy : 0
    const matchAsUsual = this.the.matcher()
    const match: MatchQuestions = (pair) =>
      matchAsUsual({ ...pair, similarAt: Math.min(1, pair.similarAt + more) })
    return weigh(this.the.topicOf(question, locationId), found, match)
  }

  private firstThatStands(weighed: readonly Weighed[]): RememberedAnswer | null {
    for (const { found, report } of weighed) {
      if (!report.hit) return null
      const known = this.the.cache.open(found.entry)
      if (known !== null) return known
    }
    return null
  }

  /** What answered, or else what came nearest and was refused. */
  private note(
    { traceId, question }: Asked,
    weighed: readonly Weighed[],
    hit: RememberedAnswer | null,
  ): void {
    const noted = weighed.find(({ found }) => hit === null || found.entry.id === hit.id)
    if (noted === undefined) return
    const { found, report } = noted
    const refusedBy = hit === null ? (report.refusedBy ?? 'outdated') : null
    const { similarity, entry } = found
    afterwards(this.the.logger, 'Noting what was weighed', () =>
      this.the.store.noteWeighed([
        { traceId, entryId: entry.id, tier: 'semantic', similarity, question, refusedBy },
      ]),
    )
  }
}

function missReason(weighed: readonly Weighed[]) {
  const [best] = weighed
  if (best === undefined) return 'nothing-similar' as const
  const { refusedBy } = best.report
  return refusedBy === null || ['bound', 'probability', 'length'].includes(refusedBy)
    ? ('not-similar-enough' as const)
    : ('guard-refused' as const)
}

function describe(span: Span, weighed: readonly Weighed[]): void {
  span.set({ 'clubos.cache.candidates': weighed.length })
  const [best] = weighed
  if (best === undefined) return
  const { refusedBy, bound } = best.report
  span.set({ 'clubos.cache.similarity': best.found.similarity, 'clubos.cache.bound': bound })
  if (refusedBy !== null) span.set({ 'clubos.cache.refused_by': refusedBy })
}

/** Guests are not shown what others asked. */
function reportOf(
  { scope }: Asked,
  weighed: readonly Weighed[],
  hit: RememberedAnswer | null,
): CacheReport {
  const guest = audienceOf(scope) === 'public'
  return {
    entryId: hit?.id ?? null,
    savedAt: hit?.savedAt ?? null,
    shared: hit?.shared ?? false,
    candidates: guest ? [] : weighed.slice(0, mostShown).map(candidateOf),
  }
}
