import fc from 'fast-check'
import { expect, it } from 'vitest'
import { markWords } from './mark-words'

const marked = (text: string, words: readonly string[]) =>
  markWords(text, words)
    .filter((part) => part.marked)
    .map((part) => part.text)

it('marks whole words, whatever their case', () => {
  expect(marked('How do I Close the bay? Closed today.', ['close', 'open'])).toEqual(['Close'])
  expect(marked('from 5 to 7, not 15', ['5', '7'])).toEqual(['5', '7'])
})

it('prefers the longer of two phrases, and takes any white space between words', () => {
  expect(marked('is bay  5 free', ['bay', 'bay 5'])).toEqual(['bay  5'])
})

it('loses nothing of the text, whatever the words are', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.string(), { maxLength: 4 }), (text, words) => {
      const parts = markWords(text, words)
      expect(parts.map((part) => part.text).join('')).toBe(text)
    }),
  )
})
