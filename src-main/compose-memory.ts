import type { Audience, Role } from '@shared/accounts/role'
import { withoutPlaces } from '@shared/ask/question-text'
import type { AnswerBasis } from './compose-basis'
import type { AnswersService } from './features/answers/answers-service'
import { AnswerCache } from './features/answers/cache/answer-cache'
import { AnswerMemory } from './features/answers/cache/answer-memory'
import { likelyQuestions } from './features/answers/cache/likely-questions'
import type { Matcher } from './features/answers/cache/matching/compile-matcher'
import { afterVerdict, boundFor } from './features/answers/cache/matching/entry-bound'
import { type LikelyQuestion, PrecomputationJob } from './features/answers/cache/precomputation'
import { readAsked } from './features/answers/cache/repeated-question-store'
import { SemanticTier } from './features/answers/cache/semantic-tier'
import type { AskService } from './features/ask/ask-service'
import { shippedMatcher } from './shipped-matcher'

export function composeMemory(shared: AnswerBasis) {
  const { core, store, knowledge, topicOf, desk, person, places, corrected: said } = shared
  const { embedTexts, logger, routing, questionVectors } = core
  const cache = new AnswerCache({ ...{ store, knowledge, embedTexts, topicOf, logger } })
  const memory = new AnswerMemory({
    ...{ cache, store, writer: desk.writer, person, clock: desk.clock, topicOf, logger },
    said,
    isImpersonal: (text) => {
      const redaction = shared.redaction()
      redaction.redact(text)
      return redaction.count === 0
    },
    boundFor: (vector) => boundFor(vector === null ? [1] : routing.strangers(vector)),
    boundAfter: (bound, similarity, verdict) => afterVerdict(bound, { verdict, similarity }),
    embed: (question) =>
      questionVectors.embedQuestion(withoutPlaces(question, places.value())).then(
        ({ vector }) => vector,
        () => null,
      ),
  })
  return { cache, memory }
}

export function composeSemantic(
  { core, store, places, topicOf, corrected: said }: AnswerBasis,
  { cache, service }: { cache: AnswerCache; service: AnswersService },
): { readonly tier: SemanticTier; readonly warmUp: () => void } {
  let compiled: { readonly places: string; readonly matcher: Matcher } | null = null
  // Compiling takes a fifth of a second: only where a place is called otherwise.
  const matcher = () => {
    const names = places.value().map(({ name }) => name)
    const known = names.join('\n')
    if (compiled?.places !== known) {
      compiled = { places: known, matcher: shippedMatcher(core.options.paths, names) }
    }
    return compiled.matcher
  }
  const tier = new SemanticTier({
    ...{ cache, store, topicOf, said, logger: core.logger },
    matcher: () => matcher().matchTexts,
    state: () => service.semanticState(),
  })
  return { tier, warmUp: () => void matcher() }
}

export function composeJob(
  shared: AnswerBasis,
  the: { memory: AnswerMemory; asking: { readonly ask: AskService | null } },
): PrecomputationJob {
  const { core, local, person } = shared
  const { memory, asking } = the
  return new PrecomputationJob({
    questions: () => {
      const since = new Date(core.clock.now().getTime() - askedWithinMs).toISOString()
      const redaction = shared.redaction()
      return likelyQuestions({
        asked: readAsked(local.read, since),
        headings: headingsAsked(shared),
        role: person.role,
        isImpersonal: (text) => redaction.redact(text) === text,
      })
    },
    answerAhead: async (likely, signal) => {
      const { question, locationId, audience, variants } = likely
      const as = { ...person, role: roleFor(audience, person.role) }
      const found = await asking.ask?.rehearse({ question, locationId }, { person: as, signal })
      const entry = found && memory.remember(found.request, found.answered)
      if (!entry) return false
      memory.share(entry, variants)
      return true
    },
    isBusy: () => asking.ask?.isBusy ?? false,
    onChange: (state) => core.options.publish('answers.precomputing', state),
    clock: core.clock,
    logger: core.logger,
  })
}

/** Sections that are headed by a question say what people ask. */
const headingsAsked = ({ passages }: AnswerBasis) =>
  passages
    .all()
    .filter(({ assistant, heading }) => assistant !== 'emergency' && heading.trim().endsWith('?'))
    .map(({ heading }) => heading)

const askedWithinMs = 60 * 24 * 60 * 60_000

/** As whom a question of an audience is asked. */
function roleFor(audience: LikelyQuestion['audience'], own: Role): Role {
  const asking = { public: 'kiosk', staff: 'support', management: own } as const
  return asking[audience satisfies Audience]
}

/** Many rows change at once; they are read again once they have all come. */
export function pacedReload({ core, knowledge }: AnswerBasis, cache: AnswerCache) {
  let timer: NodeJS.Timeout | null = null
  const now = () => {
    timer = null
    try {
      knowledge.reload()
    } catch (error) {
      core.logger.error('What is approved now could not be read.', { error })
      return
    }
    cache
      .reload()
      .catch((error: unknown) =>
        core.logger.error('Remembered answers could not be read.', { error }),
      )
  }
  return {
    now,
    soon: () => {
      timer ??= setTimeout(now, 250).unref()
    },
    close: () => {
      if (timer !== null) clearTimeout(timer)
      timer = null
      cache.close()
    },
  }
}
