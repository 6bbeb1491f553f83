import { normaliseQuestion } from '@shared/ask/question-text'

/** Longer texts tell more than a template could take in. */
const longest = 220

/** Everything that a question may be written with; anything else, such as most emoji, says more. */
const plain = /^[\p{L}\p{N}\s'.,;:!?&/$()+*~…–—-]*$/u
const kindEmoji = /[🙂😊😀😄😃👍🙏👋⛳🏌❤♂♀]/gu

/** One way to write each word: short forms, contractions and the slips of hurried thumbs. */
const oneWay: Readonly<Record<string, string>> = {
  ...{ u: 'you', ya: 'you', yall: 'you', "y'all": 'you', yous: 'you', youse: 'you', yo: 'hey' },
  ...{ ur: 'your', r: 'are', "you're": 'you are', "we're": 'we are', "they're": 'they are' },
  ...{ whats: 'what is', "what's": 'what is', wats: 'what is', wat: 'what', wut: 'what' },
  ...{
    wheres: 'where is',
    "where's": 'where is',
    whens: 'when is',
    "when's": 'when is',
    wen: 'when',
  },
  ...{ hows: 'how is', "how's": 'how is', whos: 'who is', "who's": 'who is', "it's": 'it is' },
  ...{ "someone's": 'someone is', "somebody's": 'somebody is' },
  ...{
    "there's": 'there is',
    theres: 'there is',
    "i'm": 'i am',
    "i'd": 'i would',
    "what're": 'what are',
  },
  ...{
    tmrw: 'tomorrow',
    tmr: 'tomorrow',
    tmw: 'tomorrow',
    tomorow: 'tomorrow',
    tommorow: 'tomorrow',
  },
  ...{ tommorrow: 'tomorrow', '2moro': 'tomorrow', '2morrow': 'tomorrow', tonite: 'tonight' },
  ...{ '2nite': 'tonight', tdy: 'today', '2day': 'today', rn: 'now', atm: 'now' },
  ...{ mon: 'monday', tue: 'tuesday', tues: 'tuesday', wed: 'wednesday', weds: 'wednesday' },
  ...{ thu: 'thursday', thur: 'thursday', thurs: 'thursday', fri: 'friday', sat: 'saturday' },
  ...{
    sun: 'sunday',
    wensday: 'wednesday',
    satuday: 'saturday',
    wknd: 'weekend',
    wkend: 'weekend',
  },
  ...{ xmas: 'christmas', 'x-mas': 'christmas', nye: 'new years eve', labour: 'labor' },
  ...{ ppl: 'people', peeps: 'people', persons: 'people', hr: 'hour', hrs: 'hours' },
  ...{ til: 'until', till: 'until', "'til": 'until' },
  ...{ pls: 'please', plz: 'please', plss: 'please', thx: 'thanks', ty: 'thanks', tks: 'thanks' },
  ...{
    pw: 'password',
    pwd: 'password',
    pass: 'password',
    passwrd: 'password',
    pasword: 'password',
  },
  ...{ passcode: 'password', adress: 'address', addy: 'address', fone: 'phone' },
  ...{ tel: 'phone', telephone: 'phone', mail: 'email', nr: 'number' },
  ...{
    opne: 'open',
    opend: 'open',
    clsoe: 'close',
    shut: 'close',
    '&': 'and',
    w: 'with',
    n: 'and',
  },
  ...{ wanna: 'want to', gonna: 'going to', sims: 'simulators', sim: 'simulator', approx: 'about' },
  ...{
    vouchers: 'gift cards',
    voucher: 'gift card',
    giftcard: 'gift card',
    giftcards: 'gift cards',
  },
  ...{ certs: 'cards', cert: 'card', certificate: 'card', certificates: 'cards' },
  ...{ sticks: 'clubs', loc: 'location', noon: '12pm', midday: '12pm' },
}

/** Greetings, thanks and asides that change nothing, at the beginning and at the end. */
const openings = [
  'h+e+y+|h+i+|hi+ya+|hello+|howdy|yo+|sup|greetings|good (?:morning|afternoon|evening|day)|morning|evening',
  'there|guys|folks|team|all|sir|madam|everyone|everybody|friends|dear|bud|buddy|dude|man',
  'u+m+|uh+|so+|ok|okay|well|and|also|oh|sorry|excuse me|pardon|please|just|btw|by the way|a quick one|quick one|quick q|(?:a |one )?quick question|question|one question|(?:a )?silly question',
  '(?:i am |was |am |i was |we are |we were )?(?:just |only )?(?:wondering|curious|checking|asking|calling to ask|texting to ask|writing to ask|trying to find out)(?: about)?',
  '(?:can|could|would|will) (?:you|someone|anyone|somebody)(?: please| kindly| just)? (?:tell|remind|give|let|inform)(?: me| us)?(?: know)?',
  '(?:do|does|would) (?:you|anyone|anybody|someone)(?: happen to)? know',
  '(?:i|we)(?: would| just| only| really| also)*(?: want| like| need| love)(?: to)? (?:know|find out|ask|check)(?: about)?',
  '(?:please )?(?:tell|remind|inform) (?:me|us)|let (?:me|us) know|(?:may|can|could|might) (?:i|we) (?:ask|know)(?: about| you)?|any idea|(?:i|we) have a question|remind me|want to know|need to know|looking for|i need|we need|i want|can i get|can i have|could i get|could i have|can we get|can we have|may i have|need|want',
  '(?:a |the |my |one |this )?(?:guest|customer|cust|caller|lady|guy|person|someone|somebody|man|woman|member|client|visitor|parent|dad|mom|couple|family|tourist|people)(?: q| here| in bay \\d+| at the (?:desk|counter|kiosk)| on (?:the phone|instagram|facebook|chat)| at kiosk| at counter)?(?: is| are| just)? (?:asks|ask|asking|asked|wants to know|want to know|needs to know|wondering|wonders|wants|needs|texted)(?: me| us)?(?: about| for| if| whether)?',
  'what do i (?:tell|say to) (?:people|guests|customers|someone|them) who asks? (?:about|for)',
]
const closings = [
  'please|kindly|thanks+|thank you|cheers|thx|tia|ta|many|so much|very much|a lot|a bunch|in advance|lol|haha+|ha|btw|by the way|again|then|there|guys|folks|man|dude|bud|buddy|mate|sir|madam|all|anyway|anyways|exactly|roughly|usually|normally|actually|currently|or what|or no|or not|you know|know|though|too|just wondering|just curious|just checking|asking for a friend|quick question',
]
const opening = new RegExp(`^(?:${openings.join('|')}) `, 'u')
const closing = new RegExp(` (?:${closings.join('|')}) $`, 'u')

/**
 * The words of a question, each written one way, without greetings and thanks.
 * @returns words with a space before, between and after them; null where there is more than words,
 * or nothing
 */
export function wordsForTemplates(question: string): string | null {
  if (question.length > 2 * longest) return null
  const text = normaliseQuestion(question).replace(kindEmoji, ' ')
  if (text.length > longest || !plain.test(text)) return null
  const words = separated(text)
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((word) => (Object.hasOwn(oneWay, word) ? oneWay[word] : word))
  return words.length === 0 ? null : withoutCourtesy(` ${words.join(' ')} `)
}

/** Sets words apart, and keeps times, amounts and dates whole. */
function separated(text: string): string {
  return (
    text
      .replace(/\bwi[ -]?fi\b/gu, 'wifi')
      .replace(/\be[ -]mail/gu, 'email')
      .replace(/\bweb ?site\b/gu, 'website')
      .replace(/\b(\d{1,2}) ?([ap])\.? ?m\b\.?/gu, '$1$2m')
      .replace(/\b(\d{1,2}[:.]\d{2}) ?([ap])\.? ?m\b\.?/gu, '$1$2m')
      .replace(/(\d)(hrs?|hours?|ppl|people|mins?|minutes?)\b/gu, '$1 $2')
      .replace(/\b(\d+)h\b/gu, '$1 hours')
      .replace(/(\d) ?mins?\b/gu, '$1 minutes')
      .replace(/\b24 ?(?:\/ ?7|-?hours?(?: a day)?)\b/gu, 'twentyfourseven')
      // A span of times: 7-9pm. Dates keep their hyphens.
      .replace(
        /(?<![\d-])(\d{1,2}(?:[:.]\d{2})?(?:[ap]m)?) ?[-–—] ?(\d{1,2}(?:[:.]\d{2})?(?:[ap]m)?)(?![\d-])/gu,
        '$1 to $2',
      )
      .replace(/&/gu, ' and ')
      .replace(/(?<=\d)[.](?=\d)/gu, '·')
      .replace(/(?<=\d):(?=\d\d)/gu, '·:')
      .replace(/(?<!·)[.,;:!?()…*~–—+]|\.{2,}/gu, ' ')
      .replace(/·:/gu, ':')
      .replace(/·/gu, '.')
      .replace(/(?<=\p{L})-(?=\p{L})/gu, ' ')
      .replace(/(?<!\d)-|-(?!\d)/gu, ' ')
      .replace(/(?<=\p{L})\/(?=\p{L})/gu, ' or ')
      .replace(/(today|tonight|tomorrow|\p{L}{3,}day)'s\b/gu, '$1')
  )
}

function withoutCourtesy(words: string): string | null {
  let left = words
  let before = ''
  while (left !== before) {
    before = left
    const stripped = ` ${left.trimStart().replace(opening, '')}`
    if (stripped.trim() !== '') left = stripped
    const shortened = left.replace(closing, ' ')
    if (shortened.trim() !== '') left = shortened
  }
  return left.trim() === '' ? null : left
}
