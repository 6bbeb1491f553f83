import { noticeable } from '@shared/tickets/alike-contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { soughtWords } from './shared-words'
import { idOf, openLikenessTrial, type Pair, readPairs } from './testing/likeness-trial'
import { TicketLikeness } from './ticket-likeness'
import { meaningOf } from './ticket-text'

const pairs = readPairs()
const asked = pairs.flatMap(({ query, title, fresh: isFresh }, i) =>
  query === null ? [] : [{ query, isFresh, meant: title === null ? null : idOf(i) }],
)
const meant = asked.filter((one) => one.meant !== null)
const fresh = meant.filter(({ isFresh }) => isFresh)
const everywhere = { openOnly: false }

let trial: Awaited<ReturnType<typeof openLikenessTrial>>
beforeAll(async () => {
  trial = await openLikenessTrial(pairs)
})
afterAll(() => trial.local.close())

type Find = (query: string) => Promise<readonly string[]>

async function hitsOf(find: Find, among = meant) {
  const places: number[] = []
  // One after the other: many at once would wait longer for the model than a person does.
  for (const { query, meant: id } of among) places.push((await find(query)).indexOf(id ?? ''))
  const share = (most: number) => places.filter((at) => at >= 0 && at < most).length / places.length
  return { hit1: share(1), hit5: share(5) }
}

const together: Find = async (text) =>
  (await trial.likeness.alike({ text, limit: 5, openOnly: false })).map(({ ticket }) => ticket.id)

const byWords: Find = async (text) =>
  trial.words.matching(trial.words.count(soughtWords(text)), everywhere, 5)

const byMeaning: Find = async (text) => {
  const vector = (await trial.embedNow(meaningOf(text, trial.wording()))) ?? new Float32Array()
  return trial.meaning.nearest(vector, everywhere, 5).map(({ entryId }) => entryId)
}

describe('tickets about the same thing', () => {
  it('are found by meaning and words at least as well as by either alone', async () => {
    const both = await hitsOf(together)
    const [words, meaning] = [await hitsOf(byWords), await hitsOf(byMeaning)]
    const unseen = await hitsOf(together, fresh)
    say(`${meant.length} queries, ${fresh.length} of them fresh`, { both, words, meaning, unseen })
    expect(meant.length).toBeGreaterThanOrEqual(60)
    expect(both.hit5).toBeGreaterThanOrEqual(0.88)
    expect(both.hit1).toBeGreaterThanOrEqual(0.6)
    expect(both.hit5).toBeGreaterThan(words.hit5)
    expect(both.hit5).toBeGreaterThanOrEqual(meaning.hit5)
    expect(unseen.hit5).toBeGreaterThanOrEqual(0.7)
  })

  it('are found although no word is the same', async () => {
    const [first] = await trial.likeness.alike({
      ...{ text: 'screen goes dark after a swing', limit: 5, openOnly: true },
    })
    expect(first?.ticket.title).toBe('Projector cuts out')
    expect(first?.by).toBe('meaning')
  })

  it('are seldom pointed out where there are none', async () => {
    const shown: { readonly id: string | null; readonly hints: readonly string[] }[] = []
    for (const { query, meant: id } of asked) {
      const unasked = { openOnly: true, unasked: true }
      const found = await trial.likeness.alike({ text: query, limit: 3, ...unasked })
      const hints = found.filter(({ similarity }) => similarity >= noticeable)
      shown.push({ id, hints: hints.map(({ ticket }) => ticket.id) })
    }
    const right = shown.filter(({ id, hints }) => id !== null && hints.includes(id)).length
    const none = shown.filter(({ id }) => id === null)
    const disturbed = none.filter(({ hints }) => hints.length > 0).length
    say('pointed out', { right, of: meant.length, disturbed, ofNone: none.length })
    expect(right / meant.length).toBeGreaterThanOrEqual(0.6)
    expect(disturbed).toBeLessThanOrEqual(4)
  })

  it('are not pointed out from other bays than the one that was chosen', async () => {
    const of = async (bay: number) => {
      const unasked = { limit: 3, openOnly: true, unasked: true, bay }
      const found = await trial.likeness.alike({ text: 'flickering projector', ...unasked })
      return found.map(({ ticket }) => ticket.title)
    }
    expect((await of(2))[0]).toBe('Projector in bay 2 flickers')
    expect(await of(3)).not.toContain('Projector in bay 2 flickers')
  })

  it('are found by words alone while there is no model', async () => {
    const { words, meaning, symptoms, wording } = trial
    const likeness = new TicketLikeness({
      ...{ words, meaning, symptoms, wording, embedNow: () => Promise.resolve(null) },
    })
    const find: Find = async (text) =>
      (await likeness.alike({ text, limit: 5, openOnly: false })).map(({ ticket }) => ticket.id)
    expect((await find('Optoma ZU506 lamp'))[0]).toBe(idOf(placeOf('Optoma ZU506')))
    expect(await find('" OR title:* NEAR(')).toEqual([])
    expect(await find('… ?!')).toEqual([])
  })
})

const placeOf = (title: string) => pairs.findIndex((pair: Pair) => pair.title?.startsWith(title))

function say(what: string, figures: object): void {
  process.stdout.write(`${what}: ${JSON.stringify(figures)}\n`)
}
