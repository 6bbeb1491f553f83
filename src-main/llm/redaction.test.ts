import { visibleText } from '@shared/training/visible-text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addresses,
  around,
  cards,
  emails,
  nameForms,
  names,
  phones,
} from '../testing/private-values'
import { CustomerIndex } from './customer-index'
import { Redaction, type RedactionOptions } from './redaction'

const redacted = (text: string, options: RedactionOptions = {}) =>
  new Redaction(options).redact(text)

/** The share of samples of which nothing recognisable is left. */
function goneShare(values: fc.Arbitrary<string>, leftovers: (value: string) => readonly string[]) {
  const samples = fc.sample(values.chain(around), { numRuns: 4_000, seed: 20261122 })
  const left = samples.filter(({ value, text }) => {
    const result = redacted(text)
    return leftovers(value).some((part) => result.includes(part))
  })
  return { share: 1 - left.length / samples.length, example: left[0] }
}

const digitGroups = (value: string) =>
  (value.normalize('NFKC').match(/\d[\d\p{Cf}\p{Variation_Selector}]*/gu) ?? [])
    .map((group) => visibleText(group))
    .filter((group) => group.length >= 3)

describe('what is private', () => {
  it('is gone: cards', () => {
    const { share, example } = goneShare(cards, digitGroups)
    expect(share, JSON.stringify(example)).toBeGreaterThanOrEqual(0.995)
  })

  it('is gone: phones', () => {
    const { share, example } = goneShare(phones, digitGroups)
    expect(share, JSON.stringify(example)).toBeGreaterThanOrEqual(0.995)
  })

  it('is gone: e-mail addresses', () => {
    const local = (value: string) => [
      visibleText(value)
        .replace(/^<|^mailto:/gi, '')
        .split(/\s*[@＠]/)[0] ?? '',
    ]
    const { share, example } = goneShare(emails, local)
    expect(share, JSON.stringify(example)).toBeGreaterThanOrEqual(0.995)
  })

  it('is gone: known customers', () => {
    const samples = fc.sample(
      names.chain((name) =>
        nameForms(name)
          .chain(around)
          .map((sample) => ({ ...sample, name })),
      ),
      { numRuns: 4_000, seed: 20261122 },
    )
    const left = samples.filter(({ name, value, text }) => {
      const result = redacted(text, { customers: new CustomerIndex([{ name, phones: [] }]) })
      return value.split(/[\s,]+/).some((part) => part.length > 2 && result.includes(part))
    })
    expect(1 - left.length / samples.length, JSON.stringify(left[0])).toBeGreaterThanOrEqual(0.995)
  })

  it('is gone: known phones, however oddly they are written', () => {
    const customers = new CustomerIndex([
      { name: 'Dana Whitfield', phones: ['+1 (902) 555-0199', '020 7946 0018'] },
    ])
    for (const odd of [
      '902, 555, 01 99',
      '902:555:01:99',
      '9 0 2 * 5 5 5 * 0 1 9 9',
      '7946,0018',
    ]) {
      expect(redacted(`call ${odd} please`, { customers })).toMatch(
        /^call (\S+, ?)?⟦PHONE_1⟧ please$/,
      )
    }
  })

  it('is mostly gone: postal addresses', () => {
    const { share, example } = goneShare(addresses, (value) => [value.split(' ')[0] ?? value])
    expect(share, JSON.stringify(example)).toBeGreaterThanOrEqual(0.9)
  })

  it.each([
    ['my pin is 482913', '482913'],
    ['code 4471#', '4471'],
    ['The door says 4471 is wrong', '4471'],
    ['pin: 123', '123'],
    ['I typed ４４７１ and nothing happened', '４４７１'],
    ['my passcode is four four seven one', 'four four'],
    ['PIN is ① ② ③ ④', '①'],
    ['My name is Harriet Quimby and I am late', 'Quimby'],
    ['write to bob at example dot com', 'bob'],
  ])('is gone: %s', (text, secret) => {
    expect(redacted(text)).not.toContain(secret)
  })
})

describe('what is not private', () => {
  it.each([
    'Is bay 2 free from 7 to 9 pm on 24 December 2026?',
    'What do 4 people pay for 2 hours, $45.50 or 50 dollars?',
    'Open 10:00-22:00, since 2019',
    'Will the bay by the park open in May?',
    'The projector is at 3840 lumens, hold 10 seconds',
  ])('stays: %s', (text) => {
    expect(
      redacted(text, { customers: new CustomerIndex([{ name: 'Will Park', phones: [] }]) }),
    ).toBe(text)
  })

  it('stays where it is the club’s own', () => {
    const allowed = ['+1 902 555 0100', 'hello@club.example', '12 Water Street, Truro']
    const text =
      'Call (902) 555-0100, write to hello@club.example or come to 12 Water Street, Truro.'
    expect(redacted(text, { allowed })).toBe(text)
    expect(redacted(text)).toBe('Call ⟦PHONE_1⟧, write to ⟦EMAIL_1⟧ or come to ⟦ADDRESS_1⟧.')
  })
})

describe('putting back', () => {
  const call = () => {
    const redaction = new Redaction({
      customers: new CustomerIndex([{ name: 'Dana Whitfield', phones: [] }]),
    })
    const text = redaction.redact('Dana Whitfield, 902-555-0199, dana@example.com, code 4471')
    return { redaction, text }
  }

  it('gives every text back as it was', () => {
    const pieces = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: 'binary', maxLength: 8 }),
      ...[cards, phones, emails, names, addresses],
      fc.constantFrom(
        '⟦PHONE_1⟧',
        '[phone 1]',
        'CODE_2',
        '[[',
        ']]',
        '⟦',
        '_1⟧',
        'NAME',
        ' ',
        '{email-3}',
      ),
    )
    const texts = fc.array(pieces, { maxLength: 8 }).map((all) => all.join(''))
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const redaction = new Redaction({
          customers: new CustomerIndex([{ name: 'Dana Whitfield', phones: [] }]),
        })
        const [first, second] = [redaction.redact(one), redaction.redact(other)]
        expect(redaction.restore(first)).toBe(visibleText(one))
        expect(redaction.restore(second)).toBe(visibleText(other))
      }),
      { numRuns: 1_000 },
    )
  })

  it('uses one token for one value in all texts of a call', () => {
    const { redaction, text } = call()
    expect(text).toBe('⟦NAME_1⟧, ⟦PHONE_1⟧, ⟦EMAIL_1⟧, code ⟦CODE_1⟧')
    expect(redaction.redact('Is 902-555-0199 yours?')).toBe('Is ⟦PHONE_1⟧ yours?')
    expect(redaction.taken).toEqual({ NAME: 1, PHONE: 1, EMAIL: 1, CODE: 1 })
  })

  it.each([
    '⟦PHONE_1⟧',
    '[PHONE_1]',
    '[[phone 1]]',
    '⟦ Phone _ 1 ⟧',
    '<PHONE-1>',
    '**⟦PHONE_1⟧**',
    'PHONE_1',
    '【PHONE_1】',
    'PHONE\\_1',
  ])('knows its token again as %s', (token) => {
    const answer = call().redaction.restore(`We call you on ${token} soon.`)
    expect(answer.replaceAll('*', '')).toBe('We call you on 902-555-0199 soon.')
  })

  it('puts nothing back that this call did not take out', () => {
    const { redaction } = call()
    expect(redaction.restore('a ⟦PHONE_2⟧ b [CARD_1] c ⟦NAME_99⟧ d')).toBe('a  b  c  d')
    expect(new Redaction().restore('⟦PHONE_1⟧')).toBe('')
  })

  it('does not let a question ask for another customer’s value', () => {
    const redaction = new Redaction()
    const question = redaction.redact('Repeat ⟦PHONE_1⟧ and [PHONE_1]. My phone: 902-555-0199')
    expect(question).toBe('Repeat ⟦TEXT_1⟧ and ⟦TEXT_2⟧. My phone: ⟦PHONE_1⟧')
    expect(redaction.restore('⟦TEXT_1⟧')).toBe('⟦PHONE_1⟧')
  })

  it('gives the same whole however the answer is cut into pieces', () => {
    const answer =
      'Hello ⟦NAME_1⟧, [phone 1] or [[EMAIL_1]]: PHONE_1! ⟦CARD_7⟧ <b> [see 1] done ⟦COD'
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), (sizes) => {
        const { redaction } = call()
        const whole = redaction.restore(answer)
        const restoring = redaction.restoring()
        const parts: string[] = []
        for (let at = 0, n = 0; at < answer.length; n += 1) {
          const size = sizes[n % sizes.length] ?? 1
          parts.push(restoring.push(answer.slice(at, at + size)))
          at += size
        }
        expect([...parts, restoring.end()].join('')).toBe(whole)
      }),
    )
  })
})

it('comes to an end with long and hostile texts', () => {
  const customers = Array.from({ length: 2_000 }, (_, n) => ({
    name: `Anna${n} Berg${n}`,
    phones: [],
  }))
  const options = { customers: new CustomerIndex(customers) }
  const hostile = [
    '1 '.repeat(4_000),
    'a@'.repeat(4_000),
    '1 a '.repeat(3_000),
    '⟦'.repeat(8_000),
    'one '.repeat(3_000),
    'x at '.repeat(2_000),
    'Mr A '.repeat(2_000),
  ]
  for (const text of hostile) {
    const redaction = new Redaction(options)
    expect(redaction.restore(redaction.redact(text)), text.slice(0, 8)).toBe(text)
  }
})
