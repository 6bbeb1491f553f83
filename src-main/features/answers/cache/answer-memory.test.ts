import type { Role } from '@shared/accounts/role'
import type { Answer, RouteReport } from '@shared/ask/ask-contract'
import type { Label } from '@shared/ask/assistant'
import { normaliseQuestion, wordsOf } from '@shared/ask/question-text'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cachedAnswers } from '../../../data/sqlite/schema/local-cache'
import type { Desk } from '../../../data/sync/testing/desk'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { settled } from '../../../data/sync/testing/settled'
import { newId } from '../../../platform/ids'
import { silentLogger } from '../../../platform/logger'
import { AnswerCache } from './answer-cache'
import { AnswerCacheStore } from './answer-cache-store'
import { AnswerMemory } from './answer-memory'
import { CorrectedRouteStore } from './corrected-route-store'
import { ExactTier } from './exact-tier'
import { SemanticTier } from './semantic-tier'
import type { Asked, MatchQuestions } from './weighing'

let scene: DeskScene

beforeAll(async () => {
  scene = await startDeskScene()
})
afterAll(() => scene.close())

const sop = 'ab'.repeat(32)
const otherSop = 'cd'.repeat(32)

/** Words as numbers: enough to tell which questions are alike. */
function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(384)
  for (const word of wordsOf(normaliseQuestion(text))) {
    const at = [...word].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 384, 7)
    vector[at] = (vector[at] ?? 0) + 1
  }
  const length = Math.hypot(...vector) || 1
  return vector.map((value) => value / length)
}

const match: MatchQuestions = ({ similarity, similarAt, cached, asked }) => {
  const opposite = cached.includes('open') !== asked.includes('open')
  const hit = similarity >= similarAt && !opposite
  const refusedBy = opposite ? 'opposites' : similarity >= similarAt ? null : 'bound'
  return { hit, probability: similarity, bound: similarAt, refusedBy, words: [] }
}

async function memoryOf(desk: Desk, role: Role, router: () => number | null = () => null) {
  const said = new CorrectedRouteStore(desk.local.read)
  const current = new Set([sop, otherSop])
  const { writer, clock } = desk.sync
  const store = new AnswerCacheStore(desk.local, clock)
  const embedTexts = async (texts: readonly string[]) => texts.map(vectorOf)
  const topicOf = (question: string) => question
  const cache = new AnswerCache({
    ...{ store, embedTexts, topicOf, logger: silentLogger },
    knowledge: { hashes: () => current, isCurrent: ({ sha256 }) => current.has(sha256) },
  })
  await cache.reload()
  const person = { ...scene.club.person(role), id: desk.the.person.id, role, locations: [] }
  const memory = new AnswerMemory({
    ...{ cache, store, writer, person, clock, topicOf, said, logger: silentLogger },
    isImpersonal: (text) => !/\d{4}/.test(text),
    boundFor: () => 0.75,
    boundAfter: (bound, similarity, verdict) => (verdict === 'wrong' ? similarity + 0.01 : bound),
    embed: async (question) => vectorOf(question),
  })
  const exact = new ExactTier({ cache, store, router, said, logger: silentLogger })
  const semantic = new SemanticTier({
    ...{ cache, store, matcher: () => match, topicOf, said, logger: silentLogger },
    state: () => 'on',
  })
  /** As under "Right assistant?". */
  const correct = (text: string, label: Label) => {
    const id = newId()
    writer.write((changes) =>
      changes.insert('training_examples', {
        ...{ id, text, label, source: 'correction', traceId: null, locationId: null },
        ...{ labelledBy: person.id, labelledAt: clock.now().toISOString() },
      }),
    )
    said.changed()
    memory.labelled(text, label)
  }
  return { cache, store, memory, exact, semantic, current, correct, said }
}

let traces = 0
function asked(question: string, part: Partial<Asked> = {}): Asked {
  traces += 1
  return {
    ...{ traceId: traces.toString(16).padStart(32, '0'), question, vector: vectorOf(question) },
    scope: { audiences: ['public', 'staff', 'management'], locationId: null },
    assistants: ['customer-info'],
    ...part,
  }
}

const citation = (sha256: string) => ({
  ...({ number: 1, kind: 'sop', audience: 'public' } as const),
  ...{ passageId: 'sop:1:0', sop: 'Prices', heading: 'An hour', text: 'An hour is 38 dollars.' },
  ...{ version: 1, sha256, author: 'Ruth', approvedAt: '2026-11-01T00:00:00.000Z' },
})

/** As the shipped router might say. */
const route = {
  ...({ label: 'customer-info', confidence: 0.9, scores: [], words: [], nearest: [] } as const),
  ...{ opinions: { words: null, meaning: null }, emergency: null, outOfScope: null },
  ...{ understood: 1, context: [], model: null },
} satisfies RouteReport

const said = (text: string, sha256 = sop) => ({
  ...({ tier: 'knowledge', confidence: 0.9, route } as const),
  blocks: [{ kind: 'paragraph' as const, text, citation: 1 }],
  citations: [citation(sha256)],
})

const span = { set: () => undefined }
const later = () => new Promise((resolve) => setImmediate(resolve))

/** What the pages hold of an answer from the cache. */
function answerTo(
  { traceId, question }: Asked,
  found: { readonly cache?: Answer['cache'] },
): Answer {
  const { blocks, citations } = said('An hour is 38 dollars.')
  return {
    ...{ traceId, question, locationId: null, askedAt: '', askedBy: '', confidence: 0.9, ms: 1 },
    ...({ assistant: 'customer-info', tier: 'exact', blocks, citations } as const),
    ...{ related: [], handover: null, emergency: null, decision: null, tiers: [], template: null },
    ...{ generation: null, feedback: null, cache: found.cache ?? null },
    route,
  }
}

describe('a remembered answer', () => {
  it('is given again to the same question in the same scope, also after a restart', async () => {
    const desk = await scene.open({ role: 'support' })
    const { memory, exact, store } = await memoryOf(desk, 'support')
    memory.remember(asked('How much is an hour?'), said('An hour is 38 dollars.'))
    const again = exact.answer(asked('  how much IS an hour ?!'))
    expect(again).toMatchObject({
      outcome: 'answered',
      blocks: [{ text: 'An hour is 38 dollars.' }],
    })
    const elsewhere = { audiences: ['public' as const], locationId: 'truro' }
    for (const scope of [
      { ...elsewhere, locationId: null },
      { ...asked('').scope, locationId: 'truro' },
      elsewhere,
    ]) {
      expect(exact.answer(asked('how much is an hour', { scope })).outcome).toBe('passed')
    }
    await later()
    expect(store.questions()).toHaveLength(1)
    const restarted = await memoryOf(desk, 'support')
    expect(restarted.exact.answer(asked('how much is an hour?')).outcome).toBe('answered')
  })

  it('is not given again once another router decides, which may see it otherwise', async () => {
    let number: number | null = null
    const desk = await scene.open({ role: 'support' })
    const { memory, exact } = await memoryOf(desk, 'support', () => number)
    memory.remember(asked('how much is an hour'), said('38 dollars.'))
    number = 7
    expect(exact.answer(asked('how much is an hour')).outcome).toBe('passed')
    number = null
    const again = exact.answer(asked('how much is an hour'))
    expect(again).toMatchObject({ outcome: 'answered', taken: { route: { model: null } } })
  })

  it('is the newest to its question, though another assistant gave the one before', async () => {
    const desk = await scene.open({ role: 'support' })
    const { memory, exact, cache } = await memoryOf(desk, 'support', () => 7)
    memory.remember(asked('how much is an hour'), said('38 dollars.'))
    const byNewRouter = { ...said('40 dollars.'), route: { ...route, model: 7 } }
    memory.remember(asked('how much is an hour', { assistants: ['booking'] }), byNewRouter)
    expect(exact.answer(asked('how much is an hour'))).toMatchObject({
      ...{ outcome: 'answered', blocks: [{ text: '40 dollars.' }] },
      taken: { assistant: 'booking' },
    })
    expect(cache.size).toEqual({ own: 1, shared: 0 })
  })

  it('is given to a question that asks the same, and refused to its opposite', async () => {
    const { memory, semantic } = await memoryOf(await scene.open({ role: 'support' }), 'support')
    memory.remember(asked('when do you open on monday morning'), said('At six.'))
    const alike = semantic.answer(asked('when do you open on monday morning please'), span)
    expect(alike).toMatchObject({ outcome: 'answered', reason: 'same-meaning' })
    const opposite = semantic.answer(asked('when do you close on monday morning'), span)
    expect(opposite).toMatchObject({ outcome: 'passed', reason: 'guard-refused' })
    expect(opposite).toMatchObject({ cache: { entryId: null, candidates: [{ hit: false }] } })
    const other = { assistants: ['tech' as const] }
    expect(semantic.answer(asked('when do you open on monday morning', other), span)).toMatchObject(
      {
        reason: 'nothing-similar',
      },
    )
  })

  it('goes with the very knowledge that it rested on, and no other does', async () => {
    const desk = await scene.open({ role: 'support' })
    const { memory, exact, cache, current } = await memoryOf(desk, 'support')
    memory.remember(asked('how much is an hour'), said('38 dollars.', sop))
    memory.remember(asked('where can I park'), said('Behind the building.', otherSop))
    current.delete(sop)
    await cache.reload()
    expect(exact.answer(asked('how much is an hour')).outcome).toBe('passed')
    expect(exact.answer(asked('where can I park')).outcome).toBe('answered')
  })

  it('is never one with something of a customer in it, nor a text in the house voice', async () => {
    const { memory } = await memoryOf(await scene.open({ role: 'support' }), 'support')
    expect(memory.remember(asked('my pin 4821 fails'), said('Try again.'))).toBeNull()
    const brand = asked('write a post', { assistants: ['brand'] })
    expect(memory.remember(brand, said('Come and play.'))).toBeNull()
    expect(memory.remember(asked('?!'), said('Try again.'))).toBeNull()
  })

  it('is gone with its neighbourhood once it is called wrong, and is not learnt again', async () => {
    const { memory, exact, cache } = await memoryOf(
      await scene.open({ role: 'support' }),
      'support',
    )
    memory.remember(asked('how much is an hour at night'), said('38 dollars.'))
    memory.remember(asked('how much is an hour at night please'), said('38 dollars.'))
    memory.remember(asked('how much is an hour at night on monday'), said('30.', otherSop))
    const question = asked('how much is an hour at night')
    const found = exact.answer(question)
    await later()
    memory.judged(answerTo(question, found as { cache?: Answer['cache'] }), 'wrong')
    await later()
    expect(cache.size).toEqual({ own: 1, shared: 0 })
    expect(memory.remember(asked('how much is an hour at night'), said('38 dollars.'))).toBeNull()
    const better = said('30 dollars.', otherSop)
    expect(memory.remember(asked('how much is an hour at night'), better)).not.toBeNull()
  })

  it('reaches every desk when management calls it helpful, and leaves them all when it is wrong', async () => {
    const manager = await scene.open({ role: 'manager' })
    const support = await scene.open({ role: 'support' })
    const mine = await memoryOf(manager, 'manager')
    const scope = { audiences: ['public' as const, 'staff' as const], locationId: null }
    const first = asked('can I bring my dog along', { scope })
    mine.memory.share(mine.memory.remember(first, said('Only guide dogs.')) ?? expect.fail())
    await manager.drained()
    const known = (desk: Desk) => desk.local.read.select().from(cachedAnswers).all()
    await settled('at the other desk', () => known(support).length === 1)
    const theirs = await memoryOf(support, 'support')
    expect(theirs.cache.size).toEqual({ own: 0, shared: 1 })
    const question = asked('can I bring my dog along?', { scope })
    const found = theirs.exact.answer(question)
    expect(found).toMatchObject({ outcome: 'answered', cache: { shared: true } })
    await later()
    theirs.memory.judged(answerTo(question, found as { cache?: Answer['cache'] }), 'wrong')
    await later()
    await support.drained()
    const rows = await scene.owner('select wrong, retired_at from cached_answers')
    expect(rows).toEqual([{ wrong: 1, retired_at: expect.any(Date) }])
    await settled('out of use', () => known(manager)[0]?.retiredAt != null)
    const after = await memoryOf(manager, 'manager')
    expect(after.cache.size.shared).toBe(0)
    expect(after.store.semanticHits('2020-01-01T00:00:00Z')).toEqual({
      hits: 0,
      judged: 0,
      wrong: 0,
    })
  })
})

describe('a question that a person gave to another assistant', () => {
  it('is not answered from memory by the wrong one again, in these words or others', async () => {
    const question = 'how do I get my hour back'
    const desk = await scene.open({ role: 'operator' })
    const { memory, exact, semantic, cache, correct } = await memoryOf(desk, 'operator')
    memory.remember(asked(question), said('38 dollars.'))
    memory.remember(asked(`${question} please`), said('38 dollars.'))
    memory.remember(asked('how do I get my hour'), said('At the desk.', otherSop))
    correct(question, 'booking')
    expect(exact.answer(asked(question)).outcome).toBe('passed')
    await settled('what was alike is gone', () => cache.size.own === 1)
    expect(semantic.answer(asked(`${question}?`), span)).toMatchObject({
      ...{ outcome: 'passed', reason: 'other-assistant' },
    })
    expect(memory.remember(asked(question), said('38 dollars.'))).toBeNull()
    const right = { assistants: ['booking' as const] }
    expect(memory.remember(asked(question, right), said('Ask for a credit.'))).not.toBeNull()
    expect(exact.answer(asked(question))).toMatchObject({ taken: { assistant: 'booking' } })
    const restarted = await memoryOf(desk, 'operator')
    expect(restarted.memory.remember(asked(question), said('38 dollars.'))).toBeNull()
  })

  it('leaves every desk where the answer was the club’s', async () => {
    const question = 'can my lesson move to friday'
    const manager = await scene.open({ role: 'manager' })
    const operator = await scene.open({ role: 'operator' })
    const kiosk = await scene.open({ role: 'kiosk', at: ['harbour'] })
    const mine = await memoryOf(manager, 'manager')
    const scope = { audiences: ['public' as const], locationId: null }
    const kept = mine.memory.remember(asked(question, { scope }), said('38 dollars.'))
    mine.memory.share(kept ?? expect.fail())
    const at = (desk: Desk) =>
      desk.local.read
        .select()
        .from(cachedAnswers)
        .all()
        .find((row) => row.question === question)
    await settled('everywhere', () => at(operator) && at(kiosk))
    const theirs = await memoryOf(operator, 'operator')
    theirs.correct(question, 'booking')
    await operator.drained()
    expect(operator.sync.deadLetters.list()).toEqual([])
    await settled('out of use', () => at(manager)?.retiredAt && at(kiosk)?.retiredAt)
    await settled('known', () => {
      mine.said.changed()
      return mine.said.speaksAgainst(question, 'customer-info')
    })
    expect(mine.memory.remember(asked(question, { scope }), said('38 dollars.'))).toBeNull()
  })

  it('stays with whom people gave it to, and where they disagree', async () => {
    const desk = await scene.open({ role: 'operator' })
    const { memory, exact, correct } = await memoryOf(desk, 'operator')
    memory.remember(asked('can two of us share'), said('Yes.'))
    correct('can two of us share', 'customer-info')
    expect(exact.answer(asked('can two of us share')).outcome).toBe('answered')
    correct('Can two of us share?', 'booking')
    expect(memory.remember(asked('can two of us share'), said('Yes.'))).not.toBeNull()
  })
})
