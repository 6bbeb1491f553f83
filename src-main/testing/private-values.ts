import fc from 'fast-check'

/** Values as people type them, for measuring what is found of them. */

const digits = (count: number) =>
  fc.array(fc.nat(9), { minLength: count, maxLength: count }).map((all) => all.join(''))

const invisibleCharacters = [
  '',
  '',
  '',
  '\u200b',
  '\u2060',
  '\u00ad',
  '\u{e0031}',
  '\ufe0f',
  '\u202e',
]

/** A character nobody sees somewhere inside. */
const hiding = (value: string) =>
  fc
    .tuple(fc.constantFrom(...invisibleCharacters), fc.nat(value.length))
    .map(([character, at]) => value.slice(0, at) + character + value.slice(at))

/** With its check digit. */
export const cards = fc
  .tuple(fc.constantFrom('4', '51', '55', '34', '37', '6011', '30'), digits(14))
  .map(([prefix, rest]) => {
    const length = prefix === '34' || prefix === '37' ? 14 : prefix === '30' ? 13 : 15
    const body = (prefix + rest).slice(0, length)
    return body + luhnDigit(body)
  })
  .chain((card) =>
    fc
      .constantFrom(' ', '-', '', '.', ' - ', '–', '\n', '\u00a0')
      .map((gap) => card.match(/.{1,4}/g)?.join(gap) ?? card),
  )
  .chain(hiding)

function luhnDigit(body: string): number {
  const sum = [...body]
    .reverse()
    .map((digit, place) => Number(digit) * (place % 2 === 0 ? 2 : 1))
    .reduce((total, one) => total + (one > 9 ? one - 9 : one), 0)
  return (10 - (sum % 10)) % 10
}

const area = fc.integer({ min: 201, max: 989 })
export const phones = fc
  .tuple(area, fc.integer({ min: 200, max: 999 }), digits(4))
  .chain(([a, b, c]) =>
    fc.constantFrom(
      ...[`(${a}) ${b}-${c}`, `${a}-${b}-${c}`, `${a}.${b}.${c}`, `${a} ${b} ${c}`, `${a}${b}${c}`],
      ...[`+1${a}${b}${c}`, `+1 ${a} ${b} ${c}`, `1-${a}-${b}-${c}`, `+1 (${a}) ${b}-${c}`],
      ...[
        `+1.${a}.${b}.${c}`,
        `(${a})${b}${c}`,
        `${a}/${b}-${c}`,
        `${b}-${c}`,
        `${a} - ${b} - ${c}`,
      ],
      ...[`+44 20 7${b} ${c}`, `+44 (0)20 7${b} ${c}`, `+49 ${a} ${b}${c}`, `0${a} ${b} ${c}`],
      ...[`${a}–${b}–${c}`, `${a}‑${b}‑${c}`, `${wide(`${a}${b}${c}`)}`, `${a} ${b}-${c} ext. 12`],
    ),
  )
  .chain(hiding)

function wide(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))
}

const words = ['ana', 'j.ross', 'bo_lee', 'x', 'golf4fun', 'dana+club', 'o-neil', 'müller', 'a1b2']
const hosts = [
  'gmail.com',
  'example.co.uk',
  'mail.example.org',
  'club-house.io',
  'wp.pl',
  'exämple.de',
]
export const emails = fc
  .tuple(fc.constantFrom(...words), fc.nat(9999), fc.constantFrom(...hosts))
  .chain(([word, n, host]) =>
    fc.constantFrom(
      ...[`${word}${n}@${host}`, `${word}.${n}@${host}`.toUpperCase(), `<${word}${n}@${host}>`],
      ...[`${word}${n} @ ${host}`, `${word}${n}＠${host}`, `mailto:${word}${n}@${host}`],
    ),
  )
  .chain(hiding)

const firstNames = [
  'Dana',
  'Luis',
  'Zoë',
  'Mei-Lin',
  "D'Arcy",
  'Will',
  'Grace',
  'Oluwaseun',
  'Søren',
  'Ann',
]
const lastNames = [
  'Whitfield',
  'O’Neil',
  'García',
  'Park',
  'van der Berg',
  'Li',
  'Hill',
  'Kowalska',
  'Smith-Jones',
]
export const names = fc
  .tuple(fc.constantFrom(...firstNames), fc.constantFrom(...lastNames))
  .map(([first, last]) => `${first} ${last}`)

/** How a customer's name turns up. */
export const nameForms = (name: string) => {
  const [first = '', ...rest] = name.split(' ')
  const last = rest.join(' ')
  return fc.constantFrom(
    ...[name, name.toUpperCase(), name.toLowerCase(), `${last}, ${first}`, `${first}  ${last}`],
    ...[`${name}'s`, `${first}\n${last}`, name.normalize('NFD')],
  )
}

const streets = [
  'Main St',
  'Elm Street',
  'North Harbour Road',
  'Old Mill Ln.',
  'Bay Ave',
  'St. John Blvd',
]
const townsAfter = ['', ', Truro', ', Bedford, NS B4A 1E6', ', Portland ME 04101', ' Apt 4B']
export const addresses = fc
  .tuple(
    fc.integer({ min: 1, max: 9999 }),
    fc.constantFrom(...streets),
    fc.constantFrom(...townsAfter),
  )
  .map(([number, street, after]) => `${number} ${street}${after}`)

const before = [
  ...[
    '',
    'Hi, ',
    'My card is ',
    'please call ',
    'Reach me at: ',
    '(',
    'customer ',
    'I paid with\n',
  ],
  ...[
    'number:',
    'Booking at 7 pm for 4 people, ',
    'Refund $45.50 to ',
    'since 2019 it is ',
    '“',
    'bay 3 ',
  ],
]
const after = [
  ...[
    '',
    '.',
    ' thanks',
    ', before 5 pm',
    ')',
    ' and bay 2 is dark',
    '?',
    '\nRegards',
    ' — 2 people',
    '”',
  ],
]

/** A sentence around it. */
export const around = (value: string) =>
  fc
    .tuple(fc.constantFrom(...before), fc.constantFrom(...after))
    .map(([start, end]) => ({ value, text: start + value + end }))
