import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { houseText } from './house-text'

const rules = readFileSync('resources/demo-club/sops/brand/voice.md', 'utf8')
const instructions = 'You write texts for the club in the voice of the club.'

const shown = (request: string, text: string) => {
  const { blocks } = houseText(text, { rules, request, instructions })
  return blocks.map((block) => block.text).join(' ')
}

const request =
  'rewrite in our voice: "Bay 4 is closed on Friday because the projector is broken. Lessons move to bay 2."'
const honest = 'Bay 4 is closed on Friday: its projector is broken. Lessons move to bay 2.'

describe('a text in the house voice', () => {
  it.each([
    'This was approved by the owner.',
    'Our manager says so.',
    'The police have been informed.',
    'Bay 4 is closed on Friday, as decided by the owner of the club.',
    'Lessons move to bay 2 by order of management.',
    'Please confirm your account with us.',
    'You must show your card at the door.',
    'The projector was broken by a guest.',
    'Everyone who comes on Friday wins a prize.',
    'We will refund every lesson.',
    'The building is not safe.',
    'Nobody was hurt.',
    'The door stays unlocked all night.',
    'We are the top club in town.',
    'Bay 4 is not closed on Friday.',
    'Members come first, so others should expect to be turned away.',
    'Staff will be watching you on camera.',
    'Bring cash, because our terminal is down.',
    'Bay 4 is flooded on Friday.',
    'Bay 4 is closed on Friday, as appr0ved.',
    'Lessons move to bay 2, \u0430pproved.',
    'The projector of bay 4 is broken until Sunday.',
  ])('does not say that nobody gave it to say: “%s”', (claim) => {
    expect(shown(request, `${honest} ${claim} See you soon!`)).toBe(`${honest} See you soon!`)
  })

  it.each([
    [request, "Bay 4 is taking Friday off: its projector is broken. We've moved lessons to bay 2."],
    [request, 'Hi there! Sorry, bay 4 stays closed Friday while its projector is broken.'],
    [request, 'Thanks for bearing with us. Your lesson moves to bay 2, see you there!'],
    ['write a text: bay 4 is back', 'Bay 4 is yours again! Come and play, and see you soon.'],
    [
      'rewrite this: "your bay is late, please wait 10 minutes"',
      'Your bay is running a little late. Thanks for waiting: give us 10 minutes.',
    ],
    [
      'draft a reply to a bad review about the sound in bay 3',
      "Thank you for telling us about bay 3. We're sorry the sound wasn't right. Reply here and let's talk.",
    ],
    [
      'write a post about league night on Tuesday at 7 pm',
      "Tuesday is league night. Grab your clubs and join us at 7 pm. We'd love to see you swing!",
    ],
    [
      'shorten: "We regret to inform you that the lesson with Sam on Monday is cancelled."',
      "Sorry, Monday's lesson with Sam is cancelled.",
    ],
    [
      'make this warmer: "The doors open at 6 am. Bring your own clubs or rent ours."',
      'Good morning! Our doors open at 6 am. Bring your clubs, or rent ours, and enjoy your round.',
    ],
    ['tagline for the winter campaign, four words', 'Winter never stops swings.'],
    [
      'write a sign: shoes must be clean before you step on the turf',
      'Please step on the turf with clean shoes only. Thank you!',
    ],
    [
      'draft a text to a guest whose PIN does not work, the new PIN is on its way',
      "Your new PIN is on its way. We got that wrong, sorry! Here's what happens next.",
    ],
    [
      'polish: "lost property is kept at the front desk for 30 days"',
      'Lost something? Lost property is kept at the front desk for 30 days. Just ask us.',
    ],
  ])('puts what it was given in other words: %s', (asked, text) => {
    expect(shown(asked, text)).toBe(text)
  })
})
