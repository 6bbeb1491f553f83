import { describe, expect, it } from 'vitest'
import { openModelWords } from '../../../llm/model-words'
import { noWordVectors, type WordVectors } from '../../../platform/word-vectors'
import type { Passage } from '../passage'
import type { AskedWord } from './asked-words'
import { SentenceReading } from './passage-sentences'
import { PassageWords } from './passage-words'
import { WordAlignment } from './word-alignment'
import { WordNearness } from './word-nearness'
import { stemOf } from './word-stem'

const passageOf = (id: string, heading: string, text: string): Passage => ({
  ...{ id, heading, text, sopId: id, sop: 'Handbook', path: heading, assistant: 'general' },
  ...{ audience: 'staff', locations: [], version: 1, sha256: 'ab', author: 'R' },
  approvedAt: '2026-11-01T00:00:00.000Z',
})

const passages = [
  passageOf('dogs', 'Animals', 'Dogs stay on the lead. Cats are not let in.'),
  passageOf('cars', 'Vehicles', 'Park the car behind the house. Bicycles go in the shed.'),
  passageOf('money', 'Money back', 'We repay the whole price within three days.'),
]

function comparing(vectors: WordVectors) {
  const words = new PassageWords(passages)
  const nearness = new WordNearness(words.vocabulary, vectors)
  const sentences = new SentenceReading(words, nearness)
  return (asked: readonly string[], others: Readonly<Record<string, readonly string[]>> = {}) => {
    const alignment = new WordAlignment(
      asked.map((word): AskedWord => {
        const said = others[word] ?? []
        return { word, stem: stemOf(word), others: said, otherStems: said.map(stemOf) }
      }),
      words,
      nearness,
    )
    return passages.map((passage, i) => alignment.with(sentences.of(i, passage)))
  }
}

const best = (values: readonly number[]) => passages[values.indexOf(Math.max(...values))]?.id

describe('with the words of the model', () => {
  const compare = comparing(openModelWords())

  it.each([
    [['puppy'], 'dogs'],
    [['automobile'], 'cars'],
    [['cost'], 'money'],
    [['bike', 'store'], 'cars'],
  ])('%s is nearest to %s by all signs', (asked, id) => {
    const found = compare(asked)
    expect(best(found.map(({ alike }) => alike))).toBe(id)
    expect(best(found.map(({ alikeInOne }) => alikeInOne))).toBe(id)
    expect(best(found.map(({ gistOfOne }) => gistOfOne))).toBe(id)
  })

  it('gives the same however often and in whatever order it is asked', () => {
    const first = compare(['puppy', 'park'])
    compare(['park', 'refund'])
    expect(compare(['puppy', 'park'])).toEqual(first)
  })

  it('counts words that stand in one sentence for more than the same ones apart', () => {
    const [, together] = compare(['car', 'house'])
    const [, apart] = compare(['car', 'shed'])
    expect(together?.alike).toBeCloseTo(apart?.alike ?? 0, 5)
    expect(together?.alikeInOne).toBeGreaterThan((apart?.alikeInOne ?? 1) + 0.2)
  })
})

describe('without them', () => {
  const compare = comparing(noWordVectors)

  it('counts the same words and those of the lexicon', () => {
    expect(compare(['dogs']).map(({ alike }) => alike)).toEqual([1, 0, 0])
    expect(compare(['refund'], { refund: ['repay'] })[2]?.alike).toBeCloseTo(0.6, 5)
    expect(compare(['puppy']).every(({ alike, gist }) => alike === 0 && gist === 0)).toBe(true)
  })

  it('finds nothing for nothing', () => {
    expect(compare([])[0]).toEqual({ alike: 0, alikeInOne: 0, gist: 0, gistOfOne: 0 })
  })
})
