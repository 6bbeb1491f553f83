import { describe, expect, it } from 'vitest'
import { groupBlocks } from './block-groups'

const block = (kind: 'paragraph' | 'step' | 'bullet', text: string) => ({ kind, text, citation: 1 })

describe('groupBlocks', () => {
  it('gathers neighbours of a list and goes on counting steps', () => {
    const blocks = [
      block('step', 'one'),
      block('step', 'two'),
      block('paragraph', 'then'),
      block('paragraph', 'also'),
      block('step', 'three'),
      block('bullet', 'dot'),
    ]
    expect(
      groupBlocks(blocks).map(({ kind, start, blocks: { length } }) => [kind, start, length]),
    ).toEqual([
      ['step', 1, 2],
      ['paragraph', 2, 1],
      ['paragraph', 2, 1],
      ['step', 3, 1],
      ['bullet', 3, 1],
    ])
  })
})
