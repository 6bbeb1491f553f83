import { describe, expect, it } from 'vitest'
import { compare, shippedTestMatcher } from '../testing/shipped-test-matcher'
import type { GuardName } from './guard-verdict'

const matcher = shippedTestMatcher()

/** Pairs that a guard must refuse, and pairs that it must let pass. */
const table: Readonly<
  Partial<Record<GuardName, { refused: [string, string][]; passed: [string, string][] }>>
> = {
  numbers: {
    refused: [
      ['Can I book for 4 people?', 'Can I book for 6 people?'],
      ['Is there a 10% discount?', 'Is there a 20 % discount?'],
      ['Can two of us play?', 'Can three of us play?'],
      ['Can I pay my bill in two parts?', 'Can I pay my bill in 12 parts?'],
    ],
    passed: [
      ['Can I book for four people?', 'Can I book for 4 people?'],
      ['Is there a bay free?', 'Is there one bay free?'],
      ['Party of a dozen?', 'Party of 12?'],
    ],
  },
  amounts: {
    refused: [
      ['What is the rate for 100 dollars?', 'What is the rate for 100 pounds?'],
      ['Can I buy a 50 dollar voucher?', 'Can I buy a 100 dollar voucher?'],
      ['Why was I charged $38?', 'Why was I charged $83?'],
    ],
    passed: [
      ['Can I buy a $50 voucher?', 'Can I buy a fifty dollar voucher?'],
      ['Why was I charged 1,000 dollars?', 'Why was I charged $1000?'],
    ],
  },
  times: {
    refused: [
      ['Are you open at 7pm?', 'Are you open at 7am?'],
      ['Is the bay free at 17:00?', 'Is the bay free at 6 pm?'],
      ['Can I cancel 24 hours ahead?', 'Can I cancel 2 hours ahead?'],
      ['What is the monthly fee?', 'What is the yearly fee?'],
    ],
    passed: [
      ['Are you open at 7pm?', 'Are you open at 19:00?'],
      ['Can I add half an hour?', 'Can I add 30 minutes?'],
      ['Can I cancel 24 hours ahead?', 'Can I cancel a day ahead?'],
      ['Is it free from 5 to 7 pm?', 'Is it free from 17:00 to 19:00?'],
      ['Do you open at noon?', 'Do you open at 12 pm?'],
      ['Can I come at half past six?', 'Can I come at 6:30?'],
    ],
  },
  dates: {
    refused: [
      ['Are you open on Sunday?', 'Are you open on Monday?'],
      ['Are you open on 24 December?', 'Are you open on 25 December?'],
      ['Can I come tomorrow?', 'Can I come tonight?'],
      ['How much is it on weekdays?', 'How much is it at the weekend?'],
    ],
    passed: [
      ['Are you open on Sunday?', 'Are you open on Sundays?'],
      ['Are you open on Christmas Day?', 'Are you open on December 25th?'],
      ['Are you open tmrw?', 'Are you open tomorrow?'],
    ],
  },
  bays: {
    refused: [['The screen in bay 3 is dark', 'The screen in bay 5 is dark']],
    passed: [
      ['The screen in bay 3 is dark', 'The screen in bay three is dark'],
      ['Can I have bay 5?', 'Can I have the fifth bay?'],
    ],
  },
  places: {
    refused: [
      ['Is there parking at Harbour?', 'Is there parking at Bedford?'],
      ['Is there parking at Harbour?', 'Is there parking?'],
    ],
    passed: [['Is there parking at Harbour?', 'harbour: is there parking']],
  },
  names: {
    refused: [['Do you ship to Norway?', 'Do you ship to Peru?']],
    passed: [['Do you ship to Norway?', 'do you ship to norway']],
  },
  negation: {
    refused: [
      ['My PIN works at the door', 'My PIN does not work at the door'],
      ['Which days can I play?', "Which days can't I play?"],
      ['The screen is working in bay 1', "The screen isn't working in bay 1"],
      ['Can I enter with a code?', 'Can I enter if I have no code?'],
    ],
    passed: [
      ['My PIN does not work', "My PIN doesn't work"],
      ['I have no sound in bay 2', 'There is no sound in bay 2'],
    ],
  },
  opposites: {
    refused: [
      ['When do you open on Friday?', 'When do you close on Friday?'],
      ['How do I lock the door?', 'How do I unlock the door?'],
      ['Do you buy used clubs?', 'Do you sell used clubs?'],
      ['Can I come before my booking?', 'Can I come after my booking?'],
      ['How do I cancel my booking?', 'How do I confirm my booking?'],
      ['How do I turn on the projector?', 'How do I turn off the projector?'],
    ],
    passed: [['Do you shut at ten?', 'Do you close at ten?']],
  },
  siblings: {
    refused: [['Can I pay with Visa?', 'Can I pay with Mastercard?']],
    passed: [['Can I pay with Visa?', 'Is paying with Visa possible?']],
  },
  direction: {
    refused: [
      ['How do I move a task from Done back to Doing?', 'How do I move a task from Doing to Done?'],
      [
        'Is the left door for guests and the right door for staff?',
        'Is the left door for staff and the right door for guests?',
      ],
      ['Change my booking from 5 to 7 pm', 'Change my booking from 7 to 5 pm'],
      ['Move me from Harbour to Truro', 'Move me from Truro to Harbour'],
      ['Can I return it after 30 days?', 'Can I return it within 30 days?'],
      ['The lights went out', 'The lights went on'],
    ],
    passed: [['Move me from Harbour to Truro', 'Please move me from Harbour to Truro']],
  },
  roles: {
    refused: [
      ['Can my twelve year old fly alone?', 'Can I fly alone with my twelve year old?'],
      ['Who replaces Kim on Monday?', 'Whom does Kim replace on Monday?'],
      ['What is my handicap?', 'What is a handicap?'],
      ['Can a member bring a guest?', 'Can a guest bring a member?'],
      ['Who covers for me?', 'Who do I cover for?'],
      ['What if I cancel?', 'What if you cancel?'],
      ['Is the wifi free for guests?', 'Is the wifi free for staff?'],
    ],
    passed: [
      ['The machine swallowed my card', 'My card was swallowed by the machine'],
      ['Who do I ask about sponsoring?', 'Whom can I ask about sponsoring?'],
      [
        'Two hours for three people on Saturday, how much?',
        'How much are 2 hours on Saturday for 3 people?',
      ],
      ['Can I switch from bay 3 to bay 7?', 'Can I switch to bay 7 from bay 3?'],
      ['Can a member bring a guest?', 'Can members bring guests?'],
      ['What is the wifi password?', "What's the password for the wifi?"],
    ],
  },
  'question-type': {
    refused: [
      ['What is a birdie?', 'How do I make a birdie?'],
      ['How many guests came?', 'Which guests came?'],
      ['Which bay did I book?', 'Which bay can I book?'],
      ['How do I close my account?', 'What happens when I close my account?'],
      ['How much is a lesson?', 'How long is a lesson?'],
      ['Why was my card declined?', 'Where was my card declined?'],
      ['Do I need a referral?', 'How do I get a referral?'],
      ['When does the league start?', 'Why does the league start?'],
    ],
    passed: [
      ['What shoes should I wear?', 'Which shoes should I wear?'],
      ['How much is a lesson?', "What's the price of a lesson?"],
      ['When does the league start?', 'What time does the league start?'],
      ['How do I join the league?', "What's the way to join the league?"],
    ],
  },
  quantifiers: {
    refused: [
      ['All items are missing from my order', 'One item is missing from my order'],
      ['Is it for members?', 'Is it only for members?'],
      ['What is the maximum stay?', 'What is the minimum stay?'],
    ],
    passed: [['Are all bays free?', 'Is every bay free?']],
  },
}

const objections = (a: string, b: string) => compare(matcher, a, b).guards.map(({ guard }) => guard)

describe.each(Object.entries(table))('the guard on %s', (guard, { refused, passed }) => {
  it.each(refused)('refuses “%s” for “%s”, either way round', (a, b) => {
    expect(compare(matcher, a, b).hit).toBe(false)
    expect(compare(matcher, b, a).hit).toBe(false)
    expect(objections(a, b), 'some guard objects').not.toEqual([])
    expect(objections(b, a)).not.toEqual([])
  })

  it.each(passed)('lets “%s” pass for “%s”', (a, b) => {
    expect(objections(a, b)).not.toContain(guard)
    expect(objections(b, a)).not.toContain(guard)
  })
})
