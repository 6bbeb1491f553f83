import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Routing } from '../../compose-routing'
import type { MeasuredFigure } from '../../data/sync/testing/measured-figure'
import { ExactTier } from '../../features/answers/cache/exact-tier'
import { semanticState } from '../../features/answers/cache/false-hits'
import { cacheKey } from '../../features/answers/cache/remembered-answer'
import { SemanticTier } from '../../features/answers/cache/semantic-tier'
import { newId } from '../../platform/ids'
import { silentLogger } from '../../platform/logger'
import type { Paths } from '../../platform/paths'
import { shippedMatcher } from '../../shipped-matcher'
import { crowdedScope } from './answer-crowd'
import { beyondEmbedding, mostHeld } from './beyond-embedding'
import type { CrowdedCache } from './crowded-cache'
import { type AskedText, type LookupTimes, QuestionLookup } from './question-lookup'

type Embed = (text: string) => Promise<{ readonly vector: Float32Array; readonly ms: number }>

interface Asking {
  readonly crowd: CrowdedCache
  readonly routing: Routing
  readonly paths: Paths
  readonly embed: Embed
}

const warmUps = 20
const halfAnEmbedding = { of: 'ratio', most: 0.5 } as const
const budget = 0.02
const said = { speaksAgainst: () => false }
const monthMs = 30 * 24 * 60 * 60_000

/** Decision and both caches, each question and its embedding taking turns. */
export async function measureLookups(asking: Asking, texts: readonly string[]) {
  const { crowd, embed } = asking
  const lookup = new QuestionLookup({
    routing: asking.routing,
    exact: new ExactTier({ ...crowd, said, router: () => null, logger: silentLogger }),
    semantic: semanticTier(asking),
  })
  const asked: AskedText[] = []
  const times: LookupTimes[] = []
  const embeddingMs: number[] = []
  for (const [i, text] of texts.entries()) {
    const { vector, ms } = await embed(crowd.topicOf(text, crowdedScope.locationId))
    const one = await lookup.time({ text, vector })
    if (i < warmUps) continue
    asked.push({ text, vector })
    times.push(one)
    embeddingMs.push(ms)
  }
  const part = (name: string, of: (one: LookupTimes) => number) => ({
    ...{ name: `cache.${name}`, ms: times.map(of), embeddingMs },
  })
  const hits = times.filter(({ answeredBy }) => answeredBy === 'semantic').length
  process.stderr.write(`  ${times.length} questions, ${hits} answered by resemblance\n`)
  return {
    figures: [
      ...beyondEmbedding(
        part('lookup', ({ all }) => all),
        halfAnEmbedding,
      ),
      ...beyondEmbedding(
        part('decision', ({ decision }) => decision),
        null,
      ),
      ...beyondEmbedding(
        part('not-exact', ({ exact }) => exact),
        null,
      ),
      ...beyondEmbedding(
        part('semantic', ({ semantic }) => semantic),
        null,
      ),
      ...beyondEmbedding(
        part('held', ({ held }) => held),
        mostHeld,
      ),
    ],
    vectors: asked.map(({ vector }) => vector),
  }
}

/** As the app composes it. */
function semanticTier({ crowd, paths }: Asking): SemanticTier {
  const { store, locations } = crowd
  const matcher = shippedMatcher(
    paths,
    locations.all().map(({ name }) => name),
  )
  return new SemanticTier({
    ...{ ...crowd, said, logger: silentLogger },
    matcher: () => matcher.matchTexts,
    state: () =>
      semanticState(store.semanticHits(new Date(Date.now() - monthMs).toISOString()), budget),
  })
}

/** Questions asked before in the same words, each for the first time since the app was started. */
export async function measureExact(
  { crowd: { cache }, embed }: Pick<Asking, 'crowd' | 'embed'>,
  texts: readonly string[],
): Promise<readonly MeasuredFigure[]> {
  const ms: number[] = []
  const embeddingMs: number[] = []
  for (const text of texts) {
    embeddingMs.push((await embed(text)).ms)
    const began = performance.now()
    const found = cache.find(cacheKey(text), crowdedScope)
    ms.push(performance.now() - began)
    if (found === null) throw new Error(`“${text}” was not remembered.`)
  }
  return beyondEmbedding({ name: 'cache.exact', ms, embeddingMs }, null)
}

/** One more answer is remembered, which happens once it is out. */
export async function measureRemembering(
  { crowd, embed }: Pick<Asking, 'crowd' | 'embed'>,
  texts: readonly string[],
): Promise<readonly MeasuredFigure[]> {
  const ms: number[] = []
  const embeddingMs: number[] = []
  const like = crowd.cache.similar(new Float32Array(384).fill(1), crowdedScope, 1)[0]?.entry
  const answer = like && crowd.cache.open(like)
  if (!answer) throw new Error('Nothing was remembered.')
  for (const text of texts) {
    const embedded = await embed(text)
    embeddingMs.push(embedded.ms)
    const { shared: _shared, variants: _variants, savedAt: _savedAt, ...known } = answer
    const began = performance.now()
    crowd.cache.add(
      { ...known, id: newId(), question: cacheKey(text), origin: 'knowledge' },
      embedded.vector,
    )
    ms.push(performance.now() - began)
    await nextTurn()
  }
  return beyondEmbedding({ name: 'cache.remember', ms, embeddingMs }, mostHeld)
}
