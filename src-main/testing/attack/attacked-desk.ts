import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import type { Role } from '@shared/accounts/role'
import type { Answer } from '@shared/ask/ask-contract'
import { normaliseQuestion, wordsOf } from '@shared/ask/question-text'
import { sql } from 'drizzle-orm'
import type { LocalDatabase } from '../../data/sqlite/local-database'
import { openDeskSync } from '../../data/sync/desk-sync'
import { AnswerCache } from '../../features/answers/cache/answer-cache'
import { AnswerCacheStore } from '../../features/answers/cache/answer-cache-store'
import { AnswerMemory } from '../../features/answers/cache/answer-memory'
import { CorrectedRouteStore } from '../../features/answers/cache/corrected-route-store'
import { ExactTier } from '../../features/answers/cache/exact-tier'
import { SemanticTier } from '../../features/answers/cache/semantic-tier'
import type { MatchQuestions } from '../../features/answers/cache/weighing'
import { CurrentKnowledge } from '../../features/answers/current-knowledge'
import { CustomerStore } from '../../features/answers/generation/customer-store'
import { GeneratedTier } from '../../features/answers/generation/generated-tier'
import { inScope, type Passage } from '../../features/answers/passage'
import { PassageStore } from '../../features/answers/retrieval/passage-store'
import type { AskProgressPart } from '../../features/ask/journey'
import { EscalationService } from '../../features/escalations/escalation-service'
import { EscalationStore } from '../../features/escalations/escalation-store'
import { LocationStore } from '../../features/knowledge/location-store'
import { createAnthropicModel } from '../../llm/anthropic-model'
import { CustomerIndex } from '../../llm/customer-index'
import { type GenerateRequest, ModelGateway } from '../../llm/model-gateway'
import { createOpenAiModel } from '../../llm/openai-model'
import { Redaction } from '../../llm/redaction'
import { systemClock } from '../../platform/clock'
import { newId } from '../../platform/ids'
import type { LogFields, Logger } from '../../platform/logger'
import { resolvePaths } from '../../platform/paths'
import { shippedMatcher } from '../../shipped-matcher'
import { person, service } from '../asking-scene'
import { prompts } from '../generating-scene'
import { startFakeAnthropic } from '../providers/fake-anthropic'
import { startFakeOpenAi } from '../providers/fake-openai'
import { memoryLedger } from '../providers/memory-ledger'
import type { ProviderBehaviour } from '../providers/provider-script'
import { canaries, type Injection } from './attacked-club'

const paths = { ...resolvePaths({}), resources: resolve('resources') }

/** Words as numbers: enough to tell which questions are alike. */
export function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(384)
  for (const word of wordsOf(normaliseQuestion(text))) {
    const at = [...word].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 384, 7)
    vector[at] = (vector[at] ?? 0) + 1
  }
  const length = Math.hypot(...vector) || 1
  return vector.map((value) => value / length)
}

export interface Attacked {
  readonly answer: Answer
  readonly progress: readonly AskProgressPart[]
  /** Passages that the model was handed for this question. */
  readonly handed: readonly Passage[]
  /** What is private in the question: it may come back to whoever asked. */
  readonly own: string
}

/** A desk where all is real but the two models; they do what `behaviour` says. */
export async function attackedDesk(local: LocalDatabase, behaviour: ProviderBehaviour) {
  const { logger, logged } = listeningLogger()
  const models = await attackers(behaviour, logger)
  const customers = new CustomerIndex(new CustomerStore(local.read).all())
  const redaction = () => new Redaction({ customers })
  const passages = new PassageStore(local.read).all()
  const caches = cachesOf({ local, passages, redaction, logger })
  const now: Now = { sopId: null, handed: [], role: 'operator' }
  const { ask, traces } = service({
    ...{ local, logger, clock: systemClock, places: new LocationStore(local.read) },
    embedder: {
      state: 'ready',
      embedQuestion: async (text) => ({ vector: vectorOf(text), source: 'model' }),
    },
    handOver: (answer) => caches.escalations(now.role).handOver(answer),
    tiers: {
      atTheDoor: [caches.exact],
      routed: [caches.semantic, generatedTier({ now, passages, redaction, models })],
      remember: (request, answered) => caches.memory(now.role).remember(request, answered),
      judged: () => undefined,
    },
  })
  const put = async (
    { question, locationId, sopId }: Pick<Injection, 'question' | 'locationId' | 'sopId'>,
    role: Role = 'operator',
  ): Promise<Attacked> => {
    Object.assign(now, { sopId, handed: [], role })
    const progress: AskProgressPart[] = []
    const signal = new AbortController().signal
    const onProgress = (part: AskProgressPart) => progress.push(part)
    const input = { question, locationId }
    const answer = await ask.ask(input, { person: person(role), signal, onProgress })
    return { answer, progress, handed: now.handed, own: privateIn(question, redaction()) }
  }
  const { cache, matcher } = caches
  return { put, traces, cache, matcher, logged, bodies: models.bodies, close: models.close }
}

interface Now {
  /** Whose passages the model is handed first. */
  sopId: string | null
  handed: readonly Passage[]
  role: Role
}

function listeningLogger() {
  const logged: string[] = []
  const log = (message: string, fields?: LogFields) =>
    void logged.push(`${message} ${JSON.stringify(fields, errorsToo)}`)
  const logger: Logger = { debug: log, info: log, warn: log, error: log }
  return { logger, logged }
}

/** Both providers, in turn. */
async function attackers(behaviour: ProviderBehaviour, logger: Logger) {
  const openAi = await startFakeOpenAi({ key: canaries.key, behaviour })
  const anthropic = await startFakeAnthropic({ key: canaries.key, behaviour })
  const access = { apiKey: canaries.key, model: 'some-model' }
  const price = { input: 1, output: 1 }
  const common = { ledger: memoryLedger(), logger, newId }
  const [first, second] = [
    createOpenAiModel({ ...access, baseUrl: openAi.url }),
    createAnthropicModel({ ...access, baseUrl: anthropic.url }),
  ].map((model) => new ModelGateway({ models: [{ model, price }], ...common }))
  let calls = 0
  return {
    generate: (request: GenerateRequest) => {
      calls += 1
      const gateway = calls % 2 === 0 ? first : second
      if (gateway === undefined) throw new Error('There are two.')
      return gateway.generate(request)
    },
    bodies: () => [...openAi.requests, ...anthropic.requests].map(({ body }) => body),
    close: async () => {
      await openAi.close()
      await anthropic.close()
    },
  }
}

interface Parts {
  readonly local: LocalDatabase
  readonly passages: readonly Passage[]
  readonly redaction: () => Redaction
  readonly logger: Logger
}

/** What is remembered, and what is written for others. */
function cachesOf({ local, passages, redaction, logger }: Parts) {
  const clock = systemClock
  const store = new AnswerCacheStore(local, clock)
  const knowledge = new CurrentKnowledge({
    ...{ passages: () => passages, facts: () => [], places: () => [] },
  })
  knowledge.reload()
  const topicOf = (question: string) => normaliseQuestion(question)
  const embedTexts = async (texts: readonly string[]) => texts.map(vectorOf)
  const cache = new AnswerCache({ store, knowledge, embedTexts, topicOf, logger })
  const matcher = shippedMatcher(paths, ['Harbour', 'Truro', 'Bedford'])
  const { writer } = offlineSync(local, logger)
  const isImpersonal = (text: string) => privateIn(text, redaction()) === ''
  const said = new CorrectedRouteStore(local.read)
  const match: MatchQuestions = (pair) => matcher.matchTexts(pair)
  return {
    ...{ cache, matcher },
    exact: new ExactTier({ cache, store, said, router: () => null, logger }),
    semantic: new SemanticTier({
      cache,
      store,
      said,
      topicOf,
      logger,
      matcher: () => match,
      state: () => 'on',
    }),
    memory: (role: Role) =>
      new AnswerMemory({
        ...{ cache, store, said, writer, person: person(role), clock, topicOf, logger },
        isImpersonal,
        ...{ boundFor: () => 0.6, boundAfter: (bound: number) => bound },
        embed: async (question) => vectorOf(question),
      }),
    escalations: (role: Role) =>
      new EscalationService({
        store: new EscalationStore(local.read, person(role).id),
        ...{ writer, person: person(role), clock, onChange: () => undefined },
        redacted: (text) => redaction().redact(text),
        answerOf: () => {
          throw new Error('Nobody asks for it here.')
        },
      }),
  }
}

const offlineSync = (local: LocalDatabase, logger: Logger) =>
  openDeskSync({
    ...{ local, clock: systemClock, logger, pullSeconds: 60 },
    ...{ onChanged: () => undefined, onChange: () => undefined },
    ...{ appVersion: '2.0.0', deviceName: 'desk', platform: 'linux' },
    connect: () => {
      throw new Error('This desk is offline.')
    },
  })

function generatedTier(
  the: Pick<Parts, 'passages' | 'redaction'> & {
    readonly now: Now
    readonly models: Awaited<ReturnType<typeof attackers>>
  },
): GeneratedTier {
  const { now, passages, redaction, models } = the
  return new GeneratedTier({
    models,
    isOn: () => true,
    passagesFor: ({ scope }) => {
      const mine = passages.filter(({ sopId }) => sopId === now.sopId)
      const others = passages.filter(({ sopId }) => ['sop-plain', 'sop-plan'].includes(sopId))
      const all = [...new Set([...mine, ...others])]
      now.handed = all.filter((one) => inScope(one, scope)).slice(0, 5)
      return now.handed
    },
    voiceRules: () => [],
    ...{ redaction, prompts, clubName: () => 'Fairway24' },
    nonce: () => newId().replaceAll('-', ''),
  })
}

/** All of a text that a model is not shown; empty: nothing. */
function privateIn(text: string, redaction: Redaction): string {
  const tokens = redaction.redact(text).match(/⟦\w+⟧/g) ?? []
  return tokens.map((token) => redaction.restore(token)).join('\n')
}

const errorsToo = (_key: string, value: unknown) =>
  value instanceof Error ? { message: value.message, cause: String(value.cause) } : value

/** A digest of each table, by name; of those that are read through others, of the others. */
export function digests(local: LocalDatabase, except: ReadonlySet<string>): Record<string, string> {
  const tables = local.read.all<{ name: string }>(
    sql`select name from sqlite_master
      where type = 'table' and sql not like 'create virtual %' order by name`,
  )
  const wanted = tables.filter(({ name }) => !except.has(name))
  return Object.fromEntries(
    wanted.map(({ name }) => {
      const rows = local.read.all(sql.raw(`select * from "${name}"`))
      return [name, createHash('sha256').update(JSON.stringify(rows)).digest('hex')]
    }),
  )
}
