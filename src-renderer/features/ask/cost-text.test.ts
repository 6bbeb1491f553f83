import { expect, it } from 'vitest'
import { costText, dollarsText } from './cost-text'

it.each([
  [0, '0 ¢'],
  [40, '<0.01 ¢'],
  [4_200, '0.42 ¢'],
  [123_456, '12.3 ¢'],
  [1_250_000, '$1.25'],
])('%d millionths of a dollar are %s', (micros, text) => {
  expect(costText(micros)).toBe(text)
})

it('has cents only where there are some', () => {
  expect(dollarsText(500)).toBe('$5')
  expect(dollarsText(125_050)).toBe('$1,250.50')
})
