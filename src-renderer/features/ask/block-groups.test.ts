import type { AnswerBlock } from '@shared/ask/ask-contract'
import { describe, expect, it } from 'vitest'
import { groupBlocks } from './block-groups'

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
