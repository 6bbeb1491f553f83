import { expect, it } from 'vitest'
import { draftBlocks } from './draft'

it('has the shape of the answer that will replace it', () => {
  expect(draftBlocks('Try this:\n\n3. Hold **Ctrl**\n4. Wait\n\n- or call')).toEqual([
    { kind: 'paragraph', text: 'Try this:', citation: null },
    { kind: 'step', text: 'Hold **Ctrl**', citation: null, number: 3 },
    { kind: 'step', text: 'Wait', citation: null, number: 4 },
    { kind: 'bullet', text: 'or call', citation: null },
  ])
})

it('takes every beginning of a text, also in the middle of a mark', () => {
  const text = '1. Hold **Ctrl Alt Del**\n2. End `Studio`\n\n> quote'
  for (let length = 0; length <= text.length; length++) {
    expect(draftBlocks(text.slice(0, length))).toBeInstanceOf(Array)
  }
})
