import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dollarForm, percentForm } from './setting-numbers'

it('writes cents in dollars and reads them back, all of them', () => {
  expect(dollarForm.write(500)).toBe('5')
  expect(dollarForm.write(1_250)).toBe('12.50')
  expect(dollarForm.read('12,5')).toBe(1_250)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000_000 }), (cents) => {
      expect(dollarForm.read(dollarForm.write(cents))).toBe(cents)
    }),
  )
})

it('writes shares in per cent and reads them back', () => {
  expect(percentForm.write(0.02)).toBe('2')
  expect(percentForm.read('0.5')).toBe(0.005)
  expect(percentForm.show(0.001)).toBe('0.1%')
})

it.each(['', ' ', 'five', '-1', '1e999'])('takes %j for no number', (text) => {
  expect(dollarForm.read(text)).toBeNull()
  expect(percentForm.read(text)).toBeNull()
})
