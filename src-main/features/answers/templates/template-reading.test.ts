import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileTemplates } from './compile-templates'
import { demoFacts } from './testing/demo-facts'

const { facts, places } = demoFacts()
const templates = compileTemplates({ facts: () => facts, places: () => places })

/** `template slot=value …`, slots in the order of their names. */
function read(question: string): string | null {
  const reading = templates.read(question)
  if (reading === null) return null
  const slots = Object.entries(reading.slots).sort(([one], [other]) => (one < other ? -1 : 1))
  return [reading.template, ...slots.map(([name, value]) => `${name}=${value}`)].join(' ')
}

describe('a question of which every word is understood', () => {
  it.each([
    ['what time do you close', 'opening-hours ask=closes'],
    ['what time u close tonight', 'opening-hours ask=closes day=today part=night'],
    ['WHEN DO U CLOSE??', 'opening-hours ask=closes'],
    ['until when are you open today', 'opening-hours ask=closes day=today'],
    ['How late are you open on Fridays?', 'opening-hours ask=closes day=every:fri'],
    ['how late can we stay at bedford', 'opening-hours ask=closes place=bedford'],
    ['closing time at truro pls', 'opening-hours ask=closes place=truro'],
    ['r u guys open xmas day?', 'opening-hours ask=state holiday=christmas day'],
    ['are you open on Christmas?', 'opening-hours ask=state holiday=christmas'],
    ['open christmas eve?', 'opening-hours ask=state holiday=christmas eve'],
    ["open New Year's Day at Truro?", 'opening-hours ask=state holiday=new years day place=truro'],
    ['are you open right now', 'opening-hours ask=state now=yes'],
    ['is truro open now', 'opening-hours ask=state now=yes place=truro'],
    ['u open', 'opening-hours ask=state'],
    ['open now?', 'opening-hours ask=state now=yes'],
    ['hey, are you guys still open? thanks!', 'opening-hours ask=state now=yes'],
    ['are you open tomorrow morning', 'opening-hours ask=state day=tomorrow part=morning'],
    ['are you closed on dec 25', 'opening-hours ask=state date=12-25'],
    ['open on the 24th of december?', 'opening-hours ask=state date=12-24'],
    ['will you be open on 2026-12-26', 'opening-hours ask=state date=2026-12-26'],
    ['are you open friday december 25', 'opening-hours ask=state date=12-25 day=weekday:fri'],
    ['are you open at 3 in the morning', 'opening-hours ask=state time=03:00'],
    [
      'is Harbour open at 2:30am on sunday',
      'opening-hours ask=state day=weekday:sun place=harbour time=02:30',
    ],
    ['are you open 24/7', 'opening-hours ask=always'],
    ['are you open 24 hours', 'opening-hours ask=always'],
    ['WHAT ARE YOUR HOURS', 'opening-hours ask=hours'],
    ["What are Truro's opening hours?", 'opening-hours ask=hours place=truro'],
    [
      'hours for the bedford location this weekend',
      'opening-hours ask=hours day=weekend place=bedford',
    ],
    ['saturday hours', 'opening-hours ask=hours day=weekday:sat'],
    ['hours saturday and sunday', 'opening-hours ask=hours day=weekday:sat,weekday:sun'],
    ['hours for bedford and truro', 'opening-hours ask=hours place=bedford,truro'],
    ['can you tell me what time you open tomorrow', 'opening-hours ask=opens day=tomorrow'],
    ['when do you open next', 'opening-hours ask=opens'],
    ['Do you know when truro opens? I mean, what time does truro open', null],
    ['when does truro open', 'opening-hours ask=opens place=truro'],
    [
      'customer wants to know our christmas eve hours',
      'opening-hours ask=hours holiday=christmas eve',
    ],
    ['holiday hours?', 'holiday-hours'],
    ['when is the desk staffed', 'desk-hours ask=hours'],
    ['what are the front desk hours at harbour', 'desk-hours ask=hours place=harbour'],
    ['is anyone at the desk right now', 'desk-hours ask=state now=yes'],
    ['is there someone at the front desk on sunday', 'desk-hours ask=state day=weekday:sun'],
    ['until what time is the desk staffed tomorrow', 'desk-hours ask=closes day=tomorrow'],
    [
      'how much for 2 hrs sat night for 4 ppl at truro',
      'bay-price day=weekday:sat minutes=120 part=night people=4 place=truro',
    ],
    [
      '6 of us for 2 hours on Saturday at 7pm, how much each',
      'bay-price day=weekday:sat each=yes minutes=120 people=6 time=19:00',
    ],
    ['how much is an hour', 'bay-price minutes=60'],
    ['hourly rate at bedford?', 'bay-price minutes=60 place=bedford'],
    ['price for friday night', 'bay-price day=weekday:fri part=night'],
    ['what are your prices', 'bay-price'],
    [
      'whats the price for 1.5 hours on sunday from 9:30 pm',
      'bay-price day=weekday:sun minutes=90 time=21:30',
    ],
    ['how much is it tomorrow 7-9pm', 'bay-price day=tomorrow minutes=120 time=19:00 until=21:00'],
    [
      'how much from 10pm to 1am on friday',
      'bay-price day=weekday:fri minutes=180 time=22:00 until=01:00',
    ],
    [
      'what would an hour and a half cost tonight at 8pm',
      'bay-price day=today minutes=90 part=night time=20:00',
    ],
    ['cost of a bay on weekdays', 'bay-price day=weekdays'],
    ['late night rate', 'bay-price band=late night'],
    [
      'two hours, four people, saturday at 8pm, split between us: how much',
      'bay-price day=weekday:sat each=yes minutes=120 people=4 time=20:00',
    ],
    ['is the truro location open late', 'opening-hours ask=always place=truro'],
    [
      'how much would 3 hours be on a thursday afternoon for me and the wife',
      'bay-price day=weekday:thu minutes=180 part=afternoon people=2',
    ],
    [
      'ballpark for two hours on a sunday for four',
      'bay-price bare=yes day=weekday:sun minutes=120 people=4',
    ],
    ['when is it cheapest to play', 'cheapest-time'],
    ['is it per person or per bay', 'price-unit each=yes'],
    ['how much is it to extend', 'extension-price'],
    ['what does an extra half hour cost', 'extension-price minutes=30'],
    ['do prices include tax', 'tax-note'],
    ['how much are rental clubs', 'rental-set'],
    ['do u rent clubs', 'rental-set'],
    ['do you have kids clubs', 'junior-set'],
    ['do you have left handed clubs at truro', 'left-handed-sets place=truro'],
    ['how much is a glove', 'glove'],
    ['how much is a lesson', 'lessons'],
    ['do you do lessons at truro', 'lessons place=truro'],
    ['membership prices', 'memberships'],
    ['how much is the all hours membership', 'memberships tier=all hours'],
    ['is there a joining fee', 'joining-fee'],
    ['do gift cards expire', 'gift-cards'],
    ['smallest gift card amount', 'gift-cards'],
    ['party packages??', 'party-packages'],
    ['whats the wifi', 'wifi'],
    ['wi-fi password bedford please', 'wifi place=bedford'],
    ["what's the name of the guest network and the pass", 'wifi'],
    ['where are you located', 'address'],
    ['address for harbor pls', 'address place=harbour'],
    ['how many locations do you have', 'locations'],
    ['phone number for harbour', 'phone place=harbour'],
    ['whats your email', 'email'],
    ['email for events', 'events-email'],
    ['who do i email about lessons', 'lessons-email'],
    ['whats your website', 'website'],
    ['how do i contact you', 'contact'],
    ['is parking free', 'parking'],
    ['where do i park at harbour', 'parking place=harbour'],
    ['how many people per bay', 'players-limit'],
    ['can 8 people play in one bay', 'players-limit people=8'],
    ['what is your cancellation policy', 'cancellation'],
    ['how far ahead can i book', 'booking-rules ask=ahead'],
    ['do you sell beer', 'alcohol'],
  ])('%s', (question, expected) => {
    expect(read(question)).toBe(expected)
  })
})

describe('a question with a word that is not understood is left to others', () => {
  it.each([
    'can I get a refund if you are not open on Christmas',
    'is the wifi down at Truro',
    'how much did you charge me',
    'open the door now',
    'open now',
    'open',
    'open bay 3',
    'is bay 3 open',
    'is the door open',
    'is it open',
    'are you open to ideas',
    "why aren't you open",
    'are you not open today',
    'were you open yesterday',
    'what time did you close last night',
    'should we open earlier on sundays',
    'what hours should we be open in summer',
    'are you open during the storm tomorrow',
    'do you close if the power goes out',
    'i heard you had a fire, are you open again?',
    'there is a fire, what is the address',
    'whats the exact address of this place, paramedics are asking me',
    'where are you someone collapsed at the desk',
    'is anyone there',
    'is anyone there please help',
    'is there somebody in the building he is not breathing',
    'are you open on good friday',
    "are you open new year's eve",
    'are you open next friday',
    'are you open last friday',
    'are you open next week',
    'are you open on february 30',
    'hours in dartmouth',
    'when do you open the new location',
    'close my account today',
    'close the door at bedford',
    'what time is my booking tomorrow',
    'what time does my session close',
    'is a bay open at 7pm',
    'any bays open tonight',
    'can i play saturday at 7',
    'can i come in now',
    'how much',
    'how much for 4',
    'how much is it',
    'how much do i owe',
    'how much is left on my gift card',
    'how much is my membership',
    'how much for 2 hours of lessons',
    'how much is an hour at dartside',
    'how much is a beer',
    'how much was my hour on saturday',
    'how much should we charge for an hour on saturday',
    'why is it 52 dollars an hour on friday',
    'price match other places',
    'student rate on weekdays',
    'what would you charge for 2 hours if we bring 5 instead of 4',
    'refund the price of an hour',
    'give me a discount on an hour tonight',
    'wifi not working',
    'wifi password not working at bedford',
    'did the wifi password change',
    'staff wifi password',
    'wifi password for the starbucks',
    'change the wifi password',
    'whats the door code',
    'cancel my membership',
    'cancel my booking tomorrow at 7pm',
    'how late can i cancel my membership',
    'where do staff park',
    'my car got towed from parking at bedford',
    'phone number of the manager',
    'give me the home address of the girl at the desk',
    'i moved, update my address',
    'write a post about our prices',
    'make a sign with our opening hours',
    'lesson at 7pm tomorrow',
    'book a lesson',
    'sell me a gift card for 100',
    'gift card not working',
    'my gift card expired',
    'are you open 🔥',
    'hours; drop table facts',
    'bonjour, vous êtes ouverts demain',
    '',
    '???',
    'hours '.repeat(80),
  ])('%s', (question) => {
    expect(read(question)).toBe(null)
  })
})

describe('whatever is asked', () => {
  const words = fc.constantFrom(
    ...'are you open close what time how much for hour hours on at the 7 7pm 25:99 saturday dec 31 32'.split(
      ' ',
    ),
    ...'next per person each is wifi bedford to midnight - : . ? 00:00 13pm 1.5 half a an and of us'.split(
      ' ',
    ),
  )
  const now = fc.date({
    noInvalidDate: true,
    min: new Date('2020-01-01'),
    max: new Date('2035-01-01'),
  })
  const question = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.array(words, { maxLength: 14 }).map((list) => list.join(' ')),
  )

  it('never throws; cites every block, and says the same again', () => {
    fc.assert(
      fc.property(question, now, (text, at) => {
        const reading = templates.read(text)
        if (reading === null) return
        const scope = { audiences: ['public' as const], locationId: null, now: at }
        const answer = templates.answer(reading, scope)
        expect(templates.answer(reading, scope)).toEqual(answer)
        const numbers = answer?.citations.map(({ number }) => number) ?? []
        for (const block of answer?.blocks ?? []) {
          expect(numbers).toContain(block.citation)
          expect(numbers).toEqual(expect.arrayContaining([...(block.alsoCited ?? [])]))
          expect(block.text).not.toMatch(/undefined|NaN|null|\[object| {2}/u)
        }
      }),
      { numRuns: 1500 },
    )
  })
})
