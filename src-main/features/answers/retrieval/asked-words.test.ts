import { expect, it } from 'vitest'
import type { Passage } from '../passage'
import { QuestionReading } from './asked-words'
import { PassageWords } from './passage-words'
import { WordSenses } from './word-senses'

function passage(text: string): Passage {
  return {
    ...{ id: text, sopId: 's', sop: 'Bookings', heading: 'Change', path: 'Change', text },
    ...{ assistant: 'booking', audience: 'staff', locations: [], version: 1, sha256: 'ab' },
    ...{ author: 'R', approvedAt: '2026-11-01T00:00:00.000Z' },
  }
}

const words = new PassageWords([
  passage('Refunds reach the card in five days.'),
  passage('The projector shows no signal.'),
])
const senses = new WordSenses({
  synonyms: [
    ['refund', 'money back', 'reimbursement'],
    ['projector', 'beamer'],
  ],
  fillers: [],
  opposites: [],
})
const reading = new QuestionReading(words, senses, new Set(['gym', 'lease', 'swimming']))
const stemsOf = (question: string) => reading.read(question).map(({ stem }) => stem)

it.each([
  ['the projecor is dark', 'projector'],
  ['projectro', 'projector'],
  ['when do refnds arrive', 'refund'],
])('reads %j as it was meant', (question, stem) => {
  expect(stemsOf(question)).toContain(stem)
})

it.each(['gym', 'lease', 'swimming'])('leaves %s as it is, no slip of another word', (word) => {
  expect(reading.read(word).map((asked) => asked.word)).toEqual([word])
})

it('knows other words and phrases, where the passages have them', () => {
  const asked = reading.read('can I get my money back')
  expect(asked.flatMap(({ otherStems }) => otherStems)).toContain('refund')
  expect(reading.read('beamer').flatMap(({ others }) => others)).toEqual(['projector'])
})

it('counts a word once, in whatever form', () => {
  expect(stemsOf('refund refunds refunded')).toEqual(['refund'])
})
