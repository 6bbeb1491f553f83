import { expect, it } from 'vitest'
import { refusalText } from './guard-text'

it('names the guard and its words', () => {
  expect(refusalText({ refusedBy: 'opposites', words: ['open', 'close'] })).toBe(
    'Refused: opposites: open / close',
  )
  expect(refusalText({ refusedBy: 'bound', words: [] })).toBe('Refused: not similar enough')
})

it('names a guard that it does not know as it names itself', () => {
  expect(refusalText({ refusedBy: 'of-tomorrow', words: [] })).toBe('Refused: of tomorrow')
  expect(refusalText({ refusedBy: null, words: [] })).toBe('Not taken')
})
