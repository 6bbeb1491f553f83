import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { evaluateGuesses, trialGuesser } from '../compose-ticket-evaluation'
import { readDeskLines } from '../features/tickets/evaluation/labelled-tickets'
import { silentLogger } from '../platform/logger'
import { resolvePaths } from '../platform/paths'

const guesser = trialGuesser({
  ...{ paths: resolvePaths({}), logger: silentLogger },
  embedTexts: () => Promise.reject(new Error('There is no language model here.')),
})

describe('what people at the desk type', () => {
  it('is guessed as well as the documentation says', () => {
    const name = 'desk-lines-held-out.jsonl'
    const lines = readDeskLines(readFileSync(`resources/tickets/${name}`, 'utf8'), name)
    const { category, priority, locationId, bay } = evaluateGuesses(guesser, lines)
    expect(category.accuracy).toBeGreaterThanOrEqual(0.82)
    expect(priority.accuracy).toBeGreaterThanOrEqual(0.92)
    expect(locationId.precision).toBeGreaterThanOrEqual(0.97)
    expect(bay.precision).toBeGreaterThanOrEqual(0.97)
  })
})
