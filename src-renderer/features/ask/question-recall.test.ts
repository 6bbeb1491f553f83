import { describe, expect, it } from 'vitest'
import { stepRecall } from './question-recall'

const questions = ['oldest', 'newest']

describe('stepRecall', () => {
  it('walks back from the newest question and stops at the oldest', () => {
    const first = stepRecall({ key: 'ArrowUp', text: '', recall: null, questions })
    expect(first).toEqual({ position: 1, text: 'newest' })
    const recall = { position: 0, text: 'oldest' }
    expect(stepRecall({ key: 'ArrowUp', text: 'oldest', recall, questions })).toBeNull()
  })

  it('walks forward to an empty box', () => {
    const recall = { position: 1, text: 'newest' }
    expect(stepRecall({ key: 'ArrowDown', text: 'newest', recall, questions })).toBe('clear')
  })

  it('never replaces what was typed', () => {
    const recall = { position: 1, text: 'newest' }
    expect(stepRecall({ key: 'ArrowUp', text: 'newest!', recall, questions })).toBeNull()
    expect(stepRecall({ key: 'ArrowDown', text: '', recall: null, questions })).toBeNull()
  })
})
