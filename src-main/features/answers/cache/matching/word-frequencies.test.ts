import { expect, it } from 'vitest'
import { frequenciesOf } from './word-frequencies'

const lexicon = {
  ...{ synonyms: [], alike: [], opposites: [], siblings: [], phrases: [] },
  ...{ fillers: [], lookalikes: [], numbers: {} },
}
const questions = [
  'book a locker',
  'book a lesson',
  'book a locker',
  'my locker',
  'my receipt',
].map((text, i) => `${text} ${i}`)

it('counts what is asked, and takes no slip of a pair for a word', () => {
  const pairs = ['lokcer', 'umbrella'].flatMap((word) => [
    { a: `where is my ${word}`, b: `is my ${word} here`, same: true },
  ])
  const { words, rare } = frequenciesOf({
    lexicon,
    questions,
    general: ['a towel', 'the towel'],
    pairs,
  })
  expect(words).toMatchObject({ locker: 3, book: 3 })
  expect(rare).toEqual(expect.arrayContaining(['towel', 'umbrella']))
  expect(rare).not.toContain('lokcer')
})
