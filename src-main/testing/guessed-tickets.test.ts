import { readFileSync } from 'node:fs'
import { noContext } from '@shared/ask/routing-context'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { composeRouting } from '../compose-routing'
import { compileGuessRules } from '../features/tickets/guesses/guess-rules'
import { TicketGuesser } from '../features/tickets/guesses/ticket-guesser'
import { compileShorthand } from '../features/tickets/wording/shorthand'
import { systemClock } from '../platform/clock'
import { silentLogger } from '../platform/logger'
import { resolvePaths } from '../platform/paths'
import { readJsonResource } from '../shipped-content'

const paths = resolvePaths({})
const { router, emergencyRules } = composeRouting({
  paths,
  embedTexts: () => Promise.reject(new Error('There is no language model here.')),
  logger: silentLogger,
})
const place = (id: string, name: string) => ({
  ...{ id, name, address: '', phone: '', timeZone: 'UTC' },
})
const bays = ['bedford', 'truro'].flatMap((locationId) =>
  [1, 2, 3, 4].map((number) => ({ id: `${locationId}-${number}`, locationId, number })),
)

const guesser = new TicketGuesser({
  ...{ rules: compileGuessRules(readJsonResource(paths, 'tickets/guesses.json')) },
  inFull: compileShorthand(readJsonResource(paths, 'tickets/shorthand.json')),
  places: () => [place('bedford', 'Bedford'), place('truro', 'Truro North')],
  choices: () => ({ bays, tags: ['projector', 'door', 'spare-part', 'net'] }),
  danger: (text) => emergencyRules(text).finding?.kinds ?? null,
  isEquipment: (text) => router.route(text, null, noContext).label === 'tech',
  assigneeFor: ({ category }) => (category === 'tech' ? 'theo' : null),
  clock: systemClock,
})

const line = z.object({
  text: z.string(),
  /** Null: several would do. */
  category: z.string().nullable(),
  /** Null: nothing speaks for one. */
  priority: z.string().nullable(),
})
const labelled = readFileSync('resources/tickets/guessed.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((text) => line.parse(JSON.parse(text)))

describe('what the fields of a ticket may be', () => {
  it('is guessed right as a rule, by what it says', () => {
    const wrong = { category: [] as string[], priority: [] as string[] }
    for (const { text, category, priority } of labelled) {
      const guesses = guesser.guess({ text })
      const said = [guesses.category?.value ?? null, guesses.priority?.value ?? null]
      if (category !== null && said[0] !== category) wrong.category.push(`${said[0]}: ${text}`)
      if (said[1] !== priority) wrong.priority.push(`${said[1]}: ${text}`)
    }
    const of = labelled.length
    process.stdout.write(`guesses, of ${of}: ${JSON.stringify(wrong, null, 1)}\n`)
    expect(of).toBeGreaterThanOrEqual(80)
    expect(wrong.category.length / of).toBeLessThanOrEqual(0.08)
    expect(wrong.priority.length / of).toBeLessThanOrEqual(0.08)
  })

  it('says where it is, when the text names it', () => {
    expect(guesser.guess({ text: 'Projector in bay 3 at truro north is dark' })).toMatchObject({
      locationId: { value: 'truro', because: 'It names Truro North.' },
      bayId: { value: 'truro-3', because: 'It names bay 3.' },
      assigneeId: { value: 'theo' },
      tags: [{ value: 'projector' }],
    })
    expect(guesser.guess({ text: 'Bay #2 is dusty', locationId: 'bedford' }).bayId?.value).toBe(
      'bedford-2',
    )
  })

  it('is left open where the text says nothing, or two things', () => {
    expect(guesser.guess({ text: 'Hello there' })).toEqual({ tags: [] })
    const between = guesser.guess({
      text: 'Move chairs from Bedford to Truro North',
      locationId: 'bedford',
    })
    expect(between.locationId).toBeUndefined()
    expect(guesser.guess({ text: 'Bay 9 is dusty', locationId: 'bedford' }).bayId).toBeUndefined()
    expect(guesser.guess({ text: 'Bay 2 is dusty' }).bayId).toBeUndefined()
  })

  it('does not take a part of a word for a tag', () => {
    expect(guesser.guess({ text: 'The internet is slow outdoors' }).tags).toEqual([])
  })
})
