import type { AnswerBlock } from '@shared/ask/ask-contract'
import { describe, expect, it } from 'vitest'
import { groupBlocks, segmentsOf } from './block-groups'

const other = (kind: 'paragraph' | 'bullet'): AnswerBlock => ({ kind, text: 'text', citation: 1 })
const step = (number: number): AnswerBlock => ({ kind: 'step', text: 'text', number, citation: 1 })

describe('groupBlocks', () => {
  it('gathers neighbours of a list and keeps the numbers of the passage', () => {
    const blocks = [
      step(1),
      step(2),
      other('paragraph'),
      other('paragraph'),
      step(3),
      step(1),
      step(2),
      other('bullet'),
      other('bullet'),
    ]
    expect(
      groupBlocks(blocks).map(({ kind, start, blocks: { length } }) => [kind, start, length]),
    ).toEqual([
      ['step', 1, 2],
      ['paragraph', 1, 1],
      ['paragraph', 1, 1],
      ['step', 3, 1],
      ['step', 1, 2],
      ['bullet', 1, 2],
    ])
  })
})

it('keeps texts of our own apart from what rests on passages', () => {
  const own: AnswerBlock = { kind: 'paragraph', text: 'Dear guest', citation: null }
  const blocks = [step(1), { ...own, alsoCited: [2] }, own, own, step(2)]
  expect(segmentsOf(blocks).map(({ kind, blocks: { length } }) => [kind, length])).toEqual([
    ['cited', 2],
    ['written', 2],
    ['cited', 1],
  ])
})
