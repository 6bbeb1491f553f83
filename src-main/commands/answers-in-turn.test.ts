import { expect, it } from 'vitest'
import { afterwards } from '../platform/afterwards'
import { silentLogger } from '../platform/logger'
import { block, citation, person, service, tiersOf } from '../testing/asking-scene'
import { answersInTurn } from './answers-in-turn'

const said = { blocks: [block], citations: [citation({})] }

it('finds the same question remembered that was asked just before', async () => {
  const remembered = new Set<string>()
  const { ask } = service({
    tiers: {
      ...tiersOf(() => said),
      atTheDoor: [
        {
          tier: 'exact',
          answer: ({ question }) =>
            remembered.has(question)
              ? {
                  ...({ outcome: 'answered', reason: 'same-question' } as const),
                  ...said,
                  taken: { assistant: 'customer-info', confidence: 1, words: [] },
                }
              : { outcome: 'passed', reason: 'not-asked-before' },
        },
      ],
      // Once the answer is out, as the app does it.
      remember: ({ question }) =>
        afterwards(silentLogger, 'Remembering', () => void remembered.add(question)),
    },
  })
  const question = 'how much is an hour'
  const asking = { person: person('operator'), locationId: null }
  const tiers: string[] = []
  for await (const { tier } of answersInTurn(ask, [question, question], asking)) tiers.push(tier)
  expect(tiers).toEqual(['knowledge', 'exact'])
})
