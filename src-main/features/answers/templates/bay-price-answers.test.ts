import { describe, expect, it } from 'vitest'
import { changedFacts as changed, templateTexts as texts } from './testing/ask-template'

const sunday = '2026-11-22T21:00:00Z'
const tax = 'All prices are in Canadian dollars before HST; HST is added at checkout.'

describe('prices', () => {
  it.each<[string, string, string[]]>([
    [
      '6 of us for 2 hours on Saturday at 7pm at truro, how much each',
      sunday,
      [
        'At Truro a bay for 2 hours, on Saturday, November 28 from 7:00 pm to 9:00 pm, is $92.00, which is about $15.33 each for 6 people.',
        tax,
      ],
    ],
    [
      'how much for 2 hours at harbour on saturday at 9pm for 2 people',
      sunday,
      [
        'At Harbour a bay for 2 hours, on Saturday, November 28 from 9:00 pm to 11:00 pm, is $86.00, which is $43.00 each for 2 people.',
        tax,
      ],
    ],
    [
      'how much from 11pm to 1am on friday at bedford',
      sunday,
      [
        'At Bedford a bay for 2 hours, on Friday, November 27 from 11:00 pm to 1:00 am, is $60.00.',
        tax,
      ],
    ],
    [
      'how much from 10pm to 1am on friday at truro',
      sunday,
      [
        'Truro is not open all of the time on Friday, November 27 from 10:00 pm to 1:00 am. It is open from 6:00 am to midnight.',
      ],
    ],
    [
      'how much is an hour at truro on christmas eve at 5:30 pm',
      sunday,
      [
        'Truro is not open all of the time on Thursday, December 24 (Christmas Eve) from 5:30 pm to 6:30 pm. It is open from 6:00 am to 6:00 pm.',
      ],
    ],
    [
      // The hour from 1 to 2 comes twice.
      'how much for 3 hours at harbour today at 11pm',
      '2026-10-31T15:00:00Z',
      [
        'At Harbour a bay for 3 hours, today (Saturday, October 31) from 11:00 pm to 1:00 am, is $90.00.',
        tax,
      ],
    ],
    [
      // The hour from 2 to 3 is skipped.
      'how much for 3 hours at harbour today at 11pm',
      '2027-03-13T15:00:00Z',
      [
        'At Harbour a bay for 3 hours, today (Saturday, March 13) from 11:00 pm to 3:00 am, is $90.00.',
        tax,
      ],
    ],
    [
      'how much for 2 hours at 7pm at harbour',
      sunday,
      [
        'At Harbour a bay for 2 hours, Monday to Friday from 7:00 pm to 9:00 pm, is $104.00.',
        'At Harbour a bay for 2 hours, Saturday and Sunday from 7:00 pm to 9:00 pm, is $112.00.',
        tax,
      ],
    ],
    [
      'how much for 2 hrs sat night for 4 ppl at truro',
      sunday,
      [
        'At Truro, for the whole bay:',
        'On Saturday, November 28, 8:00 am to 10:00 pm: $46.00 an hour, $92.00 for 2 hours, which is $23.00 each for 4 people',
        'On Saturday, November 28, 10:00 pm to midnight: $26.00 an hour, $52.00 for 2 hours, which is $13.00 each for 4 people',
        tax,
      ],
    ],
    [
      'how much for 30 minutes at bedford tomorrow at 3:30 pm',
      sunday,
      [
        'At Bedford a bay for 30 minutes, tomorrow (Monday, November 23) from 3:30 pm to 4:00 pm, is $19.00.',
        'The shortest booking is 1 hour.',
        tax,
      ],
    ],
  ])('%s (%s)', (question, at, expected) => {
    expect(texts({ question, at })).toEqual(expected)
  })

  it.each([
    ['more people than a bay takes', 'how much for 2 hours on saturday for 7 people'],
    ['the share of nobody', 'how much each for 2 hours on saturday at 7pm'],
    ['a time that the clocks skip', 'how much for an hour on march 14 2027 at 2:30am at harbour'],
    ['a length that is not sold', 'how much for 50 minutes tomorrow at 7pm'],
    ['a time that may be morning or evening', 'how much for 2 hours tomorrow at 7'],
    ['a midnight that may begin or end the day', 'how much from midnight to 3am on saturday'],
  ])('are not told for %s', (_what, question) => {
    expect(texts({ question, at: sunday })).toBe(null)
  })

  it('carry the currency where it is not the one at home', () => {
    const facts = changed('price.bay-hour', (value) => ({ ...(value as object), currency: 'USD' }))
    const [line] = texts({ question: 'price at truro tomorrow at 7pm', at: sunday, facts }) ?? []
    expect(line).toContain('is $44.00 USD.')
  })
})
