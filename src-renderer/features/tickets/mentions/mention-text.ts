export interface Mentionable {
  readonly id: string
  readonly name: string
}

/** A text cut at the people it calls; the parts together are the text. */
export interface MentionPart {
  /** Where it begins in the text. */
  readonly at: number
  readonly text: string
  /** `null`: plain text. */
  readonly person: Mentionable | null
}

/** What is being typed after an @, and where that stands. */
export interface MentionTyping {
  readonly at: number
  readonly typed: string
}

const wordBefore = /[\p{L}\p{N}_@.]$/u
const wordAfter = /^[\p{L}\p{N}_]/u
const typing = /@([\p{L}\p{N}'’.-]*(?: [\p{L}\p{N}'’.-]*){0,2})$/u
const longestTyped = 60

/** What stands before the caret, if that may become a name. */
export function mentionTyping(text: string, caret: number): MentionTyping | null {
  const before = text.slice(Math.max(0, caret - longestTyped), caret)
  const found = typing.exec(before)
  if (found === null || wordBefore.test(before.slice(0, found.index))) return null
  return { at: caret - found[0].length, typed: found[1] ?? '' }
}

/** Who may be meant: a name, or a word of it, begins like that. */
export function mentionChoices<Person extends Mentionable>(
  people: readonly Person[],
  typed: string,
): readonly Person[] {
  const wanted = typed.toLocaleLowerCase()
  const rank = ({ name }: Person) => {
    const known = name.toLocaleLowerCase()
    if (known.startsWith(wanted)) return 0
    return known.split(/\s+/).some((word) => word.startsWith(wanted)) ? 1 : 2
  }
  return people
    .map((person) => ({ person, rank: rank(person) }))
    .filter((each) => each.rank < 2)
    .sort((one, other) => one.rank - other.rank)
    .map(({ person }) => person)
}

/** The text with the whole name in the place of what was typed, and where the caret goes. */
export function withMention(
  text: string,
  { at, typed }: MentionTyping,
  name: string,
): { readonly text: string; readonly caret: number } {
  const after = text.slice(at + 1 + typed.length)
  const gap = after.startsWith(' ') ? '' : ' '
  return { text: `${text.slice(0, at)}@${name}${gap}${after}`, caret: at + name.length + 2 }
}

/** Cuts a text at every @ that a whole name of one of these people follows. */
export function mentionParts(text: string, people: readonly Mentionable[]): readonly MentionPart[] {
  // Of two names that begin alike, the longer one is meant.
  const longestFirst = people
    .filter(({ name }) => name !== '')
    .toSorted((one, other) => other.name.length - one.name.length)
  const parts: MentionPart[] = []
  let plainFrom = 0
  const plain = (to: number) => {
    if (to > plainFrom) parts.push({ at: plainFrom, text: text.slice(plainFrom, to), person: null })
  }
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const person = personAt(text, at, longestFirst)
    if (person === null) continue
    plain(at)
    plainFrom = at + 1 + person.name.length
    parts.push({ at, text: text.slice(at, plainFrom), person })
    at = plainFrom - 1
  }
  plain(text.length)
  return parts
}

function personAt(text: string, at: number, people: readonly Mentionable[]): Mentionable | null {
  if (wordBefore.test(text.slice(Math.max(0, at - 2), at))) return null
  const isMeant = ({ name }: Mentionable) =>
    text.startsWith(name, at + 1) && !wordAfter.test(text.slice(at + 1 + name.length))
  return people.find(isMeant) ?? null
}

/**
 * Whom a text calls: those who were picked and whose name still stands there, and those whose whole
 * name was typed, where only one is called so.
 */
export function mentionedIds(
  text: string,
  people: readonly Mentionable[],
  picked: readonly string[],
): string[] {
  const names = mentionParts(text, people).flatMap(({ person }) => person?.name ?? [])
  const ids = [...new Set(names)].flatMap((name) => {
    const called = people.filter((person) => person.name === name)
    const chosen = called.filter(({ id }) => picked.includes(id))
    return chosen.length > 0 || called.length > 1 ? chosen : called
  })
  return ids.map(({ id }) => id)
}
