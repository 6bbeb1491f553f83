import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Passage } from '../passage'
import type { Candidate } from './passage-corpus'
import { type Evidence, type EvidenceName, evidenceNames, noEvidence } from './passage-evidence'
import { nothingFound, Reranker } from './reranker'
import { rerankerFile } from './reranker-file'
import { trainReranker } from './train-reranker'

const file = rerankerFile.parse(JSON.parse(readFileSync('resources/answers/reranker.json', 'utf8')))
const reranker = new Reranker(file)
const nobody = { meaning: true, assistants: [] } as const

function candidate(id: string, evidence: Partial<Evidence>): Candidate {
  const passage: Passage = {
    ...{ id, sopId: id, sop: id, heading: id, path: id, text: id, assistant: 'booking' },
    ...{ audience: 'staff', locations: [], version: 1, sha256: 'ab', author: 'R' },
    approvedAt: '2026-11-01T00:00:00.000Z',
  }
  return { passage, evidence: { ...noEvidence, ...evidence }, parts: null, opposed: false }
}

const share = fc.double({ min: 0, max: 1, noNaN: true })
const evidence = fc.record(
  Object.fromEntries(evidenceNames.map((name) => [name, share])) as Record<
    EvidenceName,
    typeof share
  >,
)

describe('the order', () => {
  it('does not depend on the order in which candidates come', () => {
    fc.assert(
      fc.property(fc.array(evidence, { minLength: 1, maxLength: 12 }), (all) => {
        const candidates = all.map((one, i) => candidate(`p${i}`, one))
        const ids = (list: readonly Candidate[]) =>
          reranker.rank(list, nobody).passages.map(({ passage }) => passage.id)
        expect(ids([...candidates].reverse())).toEqual(ids(candidates))
      }),
    )
  })

  it.each(['part', 'otherWords', 'alike', 'alikeInOne', 'gist'] as const)(
    'never falls with more %s',
    (name) => {
      fc.assert(
        fc.property(evidence, share, (one, more) => {
          const better = { ...one, [name]: Math.min(1, one[name] + more) }
          const [first] = reranker.rank(
            [candidate('a', better), candidate('b', one)],
            nobody,
          ).passages
          expect(first?.passage.id).toBe('a')
        }),
      )
    },
  )

  it('lets the routed assistant lead, but not against much better evidence', () => {
    const own = candidate('own', { whole: 0.5, part: 0.5 })
    const other = { ...own, passage: { ...own.passage, id: 'a', assistant: 'tech' as const } }
    const far = { ...other, evidence: { ...other.evidence, whole: 0.7, part: 0.8 } }
    const by = { meaning: true, assistants: ['booking'] } as const
    expect(reranker.rank([other, own], by).passages[0]?.passage.id).toBe('own')
    expect(reranker.rank([far, own], by).passages[0]?.passage.id).toBe('a')
  })
})

describe('how sure it is', () => {
  it('is shared out among the passages', () => {
    fc.assert(
      fc.property(fc.array(evidence, { minLength: 1, maxLength: 8 }), (all) => {
        const { passages, answered } = reranker.rank(
          all.map((one, i) => candidate(`p${i}`, one)),
          nobody,
        )
        const sum = passages.reduce((total, { probability }) => total + probability, 0)
        expect(sum).toBeCloseTo(answered, 9)
        expect(answered).toBeGreaterThan(0)
        expect(answered).toBeLessThan(1)
      }),
    )
  })

  it('abstains where nothing speaks for anything, and where there is nothing', () => {
    expect(reranker.rank([candidate('a', { whole: 0.1, part: 0.12 })], nobody).enough).toBe(false)
    expect(reranker.rank([], nobody)).toEqual(nothingFound)
  })

  it('answers where the passage is plainly about it', () => {
    const plain = { whole: 0.75, part: 0.8, twoParts: 0.7, sop: 0.6, share: 1, alike: 1 }
    const candidates = [candidate('a', plain), candidate('b', { whole: 0.3, part: 0.3 })]
    expect(reranker.rank(candidates, nobody).enough).toBe(true)
  })
})

describe('learning', () => {
  const questions = Array.from({ length: 60 }, (_, i) => ({
    answerable: i % 4 !== 0,
    usual: true,
    words: 4,
    candidates: [0, 1, 2].map((k) => ({
      ...candidate(`p${k}`, { part: 0.3 + (k === i % 3 && i % 4 !== 0 ? 0.3 : 0), brevity: k / 3 }),
      isAnswer: k === i % 3 && i % 4 !== 0,
    })),
  }))

  it('finds what tells answers from others, and gives the same weights each time', () => {
    const learned = trainReranker(questions)
    expect(learned.evidence.part).toBeGreaterThan(1)
    expect(Math.abs(learned.evidence.brevity)).toBeLessThan(learned.evidence.part)
    expect(trainReranker(questions)).toEqual(learned)
  })

  it('never counts a word that is there against a passage', () => {
    const against = questions.map((question) => ({
      ...question,
      candidates: question.candidates.map((one) => ({
        ...one,
        evidence: { ...one.evidence, share: one.isAnswer ? 0 : 1 },
      })),
    }))
    expect(trainReranker(against).evidence.share).toBe(0)
  })

  it('puts a passage last whose heading says the opposite of what was asked', () => {
    const good = { ...candidate('good', { whole: 0.6, words: 0.4 }), opposed: true }
    const bad = candidate('bad', { whole: 0.6, words: 0.35 })
    const { passages } = reranker.rank([good, bad], nobody)
    expect(passages.map(({ passage: { id } }) => id)).toEqual(['bad', 'good'])
  })
})
