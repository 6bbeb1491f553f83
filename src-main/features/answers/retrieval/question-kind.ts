/** What a question asks for, as far as its form tells. */
export type QuestionKind = 'amount' | 'time' | 'person' | 'steps' | 'place' | 'permission' | 'other'

const kinds: readonly (readonly [kind: QuestionKind, form: RegExp])[] = [
  [
    'time',
    /\b(?:when|what time|how (?:long|soon|early|late|often|fast|quickly|far in advance|many (?:days|weeks|months|years|hours|minutes))|which day|deadline|by when|until when)\b/,
  ],
  [
    'amount',
    /\b(?:how (?:much|many|big|large|high|far)|what (?:does|do|is the) .*(?:cost|price|fee|rate|limit|maximum|budget)|price|cost|maximum|percentage|allowance|budget)\b/,
  ],
  ['person', /\b(?:who|whom|whose|which person|contact)\b/],
  ['place', /\b(?:where|whereabouts|which (?:room|floor|folder|page|drawer|channel))\b/],
  [
    'steps',
    /\b(?:how (?:do|does|can|should|would|could|to)|what (?:do|should|must) (?:i|we|you) do|what now|steps?)\b/,
  ],
  [
    'permission',
    /^(?:may|can|could|am i|are we|is it (?:ok|okay|fine|allowed)|must|do i (?:have|need)|should|shall)\b|\b(?:allowed|permitted)\b/,
  ],
]

/** @param question normalised */
export function kindOf(question: string): QuestionKind {
  return kinds.find(([, form]) => form.test(question))?.[0] ?? 'other'
}

const signs: Readonly<Record<QuestionKind, RegExp | null>> = {
  amount:
    /[$€£]\s?\d|\d+(?:[.,]\d+)?\s?(?:%|percent|dollars?|euros?|pounds?|people|guests?|players?|bays?|metres?|km|gb)|\b\d+\b/i,
  time: /\b(?:\d{1,2}[:.]\d{2}|\d+\s?(?:am|pm|days?|weeks?|months?|years?|hours?|minutes?|seconds?)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|ninety)(?:[- ]\w+)? (?:working |calendar )?(?:days?|weeks?|months?|years?|hours?|minutes?)|daily|weekly|monthly|noon|midnight|january|february|march|april|june|july|august|september|october|november|december)\b/i,
  person:
    /[\w.-]+@[\w.-]+|\b(?:manager|lead|partner|director|officer|team|desk|supervisor|nurse|doctor|chair|secretary|coordinator|committee|owner|on-call|editor|captain)\b|(?:^|[a-z,;:] )\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u,
  steps: /^\s*(?:\d{1,3}[.)]|[-*+])\s/m,
  place:
    /\b(?:room|floor|building|office|folder|drawer|cabinet|street|portal|page|channel|shelf|cupboard|locker|desk|site|app|wiki|drive|basement|reception|hall)\b/i,
  permission:
    /\b(?:may|can|cannot|can't|must|not|allowed|never|only|need|fine|welcome|permitted|forbidden|required|yes|no)\b/i,
  other: null,
}

/** Whether a text has what an answer to a question of this kind has; a half where nobody can say. */
export function suits(kind: QuestionKind, text: string): number {
  const sign = signs[kind]
  return sign === null ? 0.5 : Number(sign.test(text))
}
