import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { tickets } from '../../../data/sqlite/schema/local-tickets'
import { idOf, openLikenessTrial, readPairs } from '../likeness/testing/likeness-trial'
import { FinishedAlike, type FinishedLike, timesTold } from './finished-alike'
import { TicketLearningStore } from './ticket-learning-store'

type Trial = Awaited<ReturnType<typeof openLikenessTrial>>
const open: Trial[] = []
afterAll(() => {
  for (const { local } of open) local.close()
})

/** All of them resolved, with what helped; by words alone, and with the model. */
async function learnt(pairs: Parameters<typeof openLikenessTrial>[0]) {
  const trial = await openLikenessTrial(pairs)
  open.push(trial)
  const { local, meaning, likeness } = trial
  local.write((db) => db.update(tickets).set({ status: 'resolved', fix: 'Mended' }).run())
  meaning.begin()
  await meaning.settled()
  const by = (like: FinishedLike) => {
    const store = new TicketLearningStore(local.read)
    return new FinishedAlike({ store, likeness: like, placeWords: () => new Set() })
  }
  return {
    words: by(() => Promise.resolve(new Map())),
    both: by((ticket, also) => likeness.finishedLike(ticket, also)),
  }
}

const asked = (id: string, title: string) => {
  return { ...{ id, title, description: '', bayId: null }, category: 'facilities' as const }
}

describe('what was resolved before, told in other words', () => {
  const pairs = readPairs()
  const queries = pairs.flatMap(({ query, title, fresh }, i) =>
    query === null ? [] : [{ query, fresh, meant: title === null ? null : idOf(i) }],
  )

  async function hits(alike: FinishedAlike, kind: (typeof queries)[number]['fresh'] | 'none') {
    const of = queries.filter(({ fresh, meant }) =>
      kind === 'none' ? meant === null : meant !== null && fresh === kind,
    )
    const told = { queries: of.length, first: 0, found: 0, others: 0 }
    for (const { query, meant } of of) {
      const found = [...(await alike.to(asked(idOf(900_000), query)))]
      found.sort((a, b) => b.likelihood - a.likelihood)
      const right = found.filter(({ id }) => id === meant).length
      told.first += found[0]?.id === meant && meant !== null ? 1 : 0
      told.found += right
      told.others += found.length - right
    }
    return told
  }

  it('is found by meaning where words do not find it, and no more where there is nothing', async () => {
    const { words, both } = await learnt(pairs)
    const before = { chosenBy: await hits(words, false), fresh: await hits(words, true) }
    const after = { chosenBy: await hits(both, false), fresh: await hits(both, true) }
    const none = { before: await hits(words, 'none'), after: await hits(both, 'none') }
    say('alike.jsonl', { before, after, none })
    expect(after.chosenBy.found).toBeGreaterThanOrEqual(2 * before.chosenBy.found)
    expect(after.fresh.found).toBeGreaterThanOrEqual(2 * before.fresh.found)
    expect(none.after.others).toBeLessThanOrEqual(1)
  })
})

const line = z.object({ problem: z.string().nullable(), title: z.string() })

describe('what comes again and again, told differently each time', () => {
  const file = join(import.meta.dirname, 'testing', 'told-again.jsonl')
  const told = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((text) => line.parse(JSON.parse(text)))

  it('is known as one question far more often, and seldom where it is none', async () => {
    const { words, both } = await learnt(
      told.map(({ title }) => ({ query: null, title, description: '', fresh: false })),
    )
    const of = async (alike: FinishedAlike) => {
      const counted = { right: 0, wrong: 0, recurring: 0, disturbed: 0 }
      for (const [i, { problem, title }] of told.entries()) {
        const same = await alike.to(asked(idOf(i), title))
        const right = same.filter(({ id }) => problem !== null && problemOf(id) === problem).length
        counted.right += right
        counted.wrong += same.length - right
        if (timesTold(same) >= 3) counted[right >= 2 ? 'recurring' : 'disturbed'] += 1
      }
      return counted
    }
    const problemOf = (id: string) => told[Number(id.slice(-12))]?.problem
    const [before, after] = [await of(words), await of(both)]
    say('told-again.jsonl', { tickets: told.length, before, after })
    expect(after.recurring).toBeGreaterThanOrEqual(before.recurring + 12)
    expect(after.disturbed).toBeLessThanOrEqual(after.recurring / 3)
  })
})

function say(what: string, figures: object): void {
  process.stdout.write(`${what}: ${JSON.stringify(figures)}\n`)
}
