import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskedText } from './masked-text'

describe('maskedText', () => {
  it.each([
    ['my pin 4821 isn’t working', 'my pin •••• isn’t working'],
    ['call me at (902) 555-0100 please', 'call me at (•••) •••-•••• please'],
    ['+1 902.555.0100', '+• •••.•••.••••'],
    ['card 4111 1111 1111 1111 was charged twice', 'card •••• •••• •••• •••• was charged twice'],
    ['the door wants 4 8 2 1 #', 'the door wants • • • • #'],
    ['code is ４８２１ or 4\u200b8\u200b2\u200b1', 'code is •••• or ••••'],
    ['write to dana.lee+golf@mail.example.co.uk, thanks', 'write to [e-mail], thanks'],
    [
      'see https://dana:pw@book.example.com/b/93821?token=abc#me now',
      'see https://book.example.com/b/••••• now',
    ],
    ['code 2019 does nothing', 'code •••• does nothing'],
    ['booking 12345678', 'booking ••••••••'],
  ])('masks %s', (text, masked) => {
    expect(maskedText(text)).toBe(masked)
  })

  it.each([
    'bay 12 18:30 is it free?',
    'open 10-12 or 6:30pm - 8:00pm?',
    'is it $1,200.00 or 45.50 or 1500 dollars',
    'a gift card for $125.00',
    'why is there 59.80 on my card',
    'goals for 2027 and where to be by 2030',
    'league dates from 2026-11-20 to Nov 27, 2026',
    'was it cheaper in 2024?',
    'bays 1, 2, 3 and 12 are dark, 30 min left',
    'my code fails at 18:30 in bay 4',
  ])('leaves %s as it is', (text) => {
    expect(maskedText(text)).toBe(text)
  })

  it('leaves no number of somebody, however it is written', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 19 })
    const between = fc.constantFrom('', ' ', '-', '.', ' - ', '\u200b')
    fc.assert(
      fc.property(digits, between, fc.constantFrom('code', 'pin', 'card'), (all, gap, word) => {
        const masked = maskedText(`my ${word}: ${all.join(gap)} please`)
        expect(masked).not.toMatch(/\d/)
      }),
    )
  })

  it('takes any text, and a second time changes nothing', () => {
    const part = fc.constantFrom(
      ...[
        '4821',
        '12',
        '5',
        '2024',
        'in',
        'bay',
        'code',
        'nov',
        'pm',
        ' ',
        ' ',
        '-',
        '.',
        ':',
        '/',
      ],
      ...['$', ',', '@', 'a.co', '?', '#', 'https://', 'www.', 'ﷺ', '\u200b', '½', '•', 'dollars'],
    )
    const assembled = fc.array(part, { maxLength: 16 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(assembled, fc.string({ unit: 'binary' })), (text) => {
        const once = maskedText(text)
        expect(maskedText(once)).toBe(once)
      }),
      { numRuns: 2_000 },
    )
  })
})
