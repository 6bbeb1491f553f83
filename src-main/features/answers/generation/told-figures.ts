/** A number as a text says it. */
export interface Figure {
  /** In one form: `1,200.00` is `1200`, `7:00` is `7`, `sixty` is `60`. */
  readonly value: string
  /** What it counts, where the text says so. */
  readonly unit: Unit | null
  /** What it is the number of: `bay 3`. */
  readonly label: string | null
}

type Unit = 'money' | 'percent' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const teens =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const values: ReadonlyMap<string, string> = new Map([
  ...teens.map((word, i) => [word, String(i + 2)] as const),
  ...tens.map((word, i) => [word, String((i + 2) * 10)] as const),
  ...(['hundred', 'thousand', 'million'] as const).map(
    (word, i) => [word, String([100, 1000, 1_000_000][i])] as const,
  ),
])

const units = [
  [
    'money',
    String.raw`\$|€|£|dollars?\b|bucks\b|euros?\b|pounds?\b|cents?\b|usd\b|cad\b|eur\b|gbp\b`,
  ],
  ['percent', String.raw`%|percent\b|per cent\b`],
  ['minute', String.raw`min(?:ute)?s?\b`],
  ['hour', String.raw`h(?:ou)?rs?\b|h\b`],
  ['day', String.raw`days?\b`],
  ['week', String.raw`weeks?\b`],
  ['month', String.raw`months?\b`],
  ['year', String.raw`years?\b`],
] as const satisfies readonly (readonly [Unit, string])[]

const labels = 'bay|bays|booking|station|booth|sim|simulator|screen|room|locker|door|gate'
const written = String.raw`\p{Nd}+(?:[.,:]\p{Nd}+)*`
const spelled = [...values.keys(), 'one'].join('|')
const figure = new RegExp(
  String.raw`(?:(?<![\p{L}\p{N}])(?<label>${labels})[\s#]+)?(?<sign>[$€£]\s?)?(?:(?<number>${written})|\b(?<word>${spelled})\b)(?<unit>[\s-]?(?:${units.map(([, words]) => words).join('|')}))?`,
  'giu',
)

/** Numbers of a text, in digits and in words. */
export function figuresIn(text: string): readonly Figure[] {
  return [...text.normalize('NFKC').matchAll(figure)].flatMap(({ groups = {} }) => {
    const { label, sign, number, word = '', unit = '' } = groups
    const counted = sign === undefined ? unitOf(unit) : 'money'
    // "One of them" counts nothing; one dollar does.
    if (word.toLowerCase() === 'one' && counted === null) return []
    const value = number === undefined ? (values.get(word.toLowerCase()) ?? '1') : plain(number)
    return [{ value, unit: counted, label: label?.toLowerCase().replace(/s$/, '') ?? null }]
  })
}

function unitOf(text: string): Unit | null {
  const said = text.replace(/^[\s-]/, '')
  const found = units.find(([, words]) => new RegExp(`^(?:${words})$`, 'iu').test(said))
  return found?.[0] ?? null
}

const plain = (number: string) =>
  number
    .replace(/,(?=\p{Nd}{3}(?:\P{Nd}|$))/gu, '')
    .replace(/[.:]0+$/, '')
    .replace(/^0+(?=\p{Nd})/u, '')

/** Whether a text that says `told` says this figure, too: the number, and what it counts. */
export function isTold({ value, unit }: Figure, told: readonly Figure[]): boolean {
  const same = told.filter((one) => one.value === value)
  if (unit === null) return same.length > 0
  if (same.some((one) => one.unit === unit)) return true
  // In a list or a table the unit stands elsewhere; money never goes without it.
  return unit !== 'money' && unit !== 'percent' && same.some((one) => one.unit === null)
}

/** Whether a question called something by this number: a bay, a booking. */
export function isLabelled({ value, unit, label }: Figure, asked: readonly Figure[]): boolean {
  return (
    unit === null &&
    label !== null &&
    asked.some((one) => one.label === label && one.value === value)
  )
}
