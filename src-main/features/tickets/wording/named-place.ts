import { normaliseQuestion, wordsOf } from '@shared/ask/question-text'

export interface Place {
  readonly id: string
  readonly name: string
  readonly address: string
}

/**
 * The places that a text names: by name, id, street or town, also as people in a hurry write them
 * (`harbor`, `hbr`).
 */
export function namedPlaces<Known extends Place>(text: string, places: readonly Known[]) {
  const words = wordsOf(normaliseQuestion(text))
  const read = ` ${words.join(' ')} `
  return places.filter((place) => {
    const names = namesOf(place, places)
    return (
      names.some((name) => read.includes(` ${name} `)) ||
      names.some((name) => words.some((word) => isMeant(word, name)))
    )
  })
}

/** Of one word: what is written almost like it, or without its vowels. */
function isMeant(word: string, name: string): boolean {
  if (name.includes(' ') || word[0] !== name[0]) return false
  if (word.length >= 3 && !/[aeiou\d]/u.test(word)) return isWithin(word, name)
  return name.length >= 6 && word.length >= 5 && isOneApart(word, name)
}

/** Whether its letters stand in the name, in this order. */
function isWithin(word: string, name: string): boolean {
  let from = 0
  for (const letter of word) {
    const at = name.indexOf(letter, from)
    if (at < 0) return false
    from = at + 1
  }
  return true
}

/** One letter more, less or other, or two neighbours the wrong way round. */
function isOneApart(a: string, b: string): boolean {
  const start = [...a].findIndex((letter, i) => letter !== b[i])
  if (start < 0) return b.length - a.length <= 1
  const rest = (text: string, skipped: number) => text.slice(start + skipped)
  return (
    rest(a, 1) === rest(b, 1) ||
    rest(a, 1) === rest(b, 0) ||
    rest(a, 0) === rest(b, 1) ||
    (a[start] === b[start + 1] && a[start + 1] === b[start] && rest(a, 2) === rest(b, 2))
  )
}

/** Streets of a name this short are named with their kind: `main street`, not the main door. */
const longEnough = 7

function namesOf(place: Place, places: readonly Place[]): readonly string[] {
  const own = [place.name, place.id].map(spaced)
  const elsewhere = places.filter(({ id }) => id !== place.id)
  const isShared = (name: string) =>
    elsewhere.some(({ address, name: other }) => spaced(`${other} ${address}`).includes(name))
  return [...new Set([...own, ...inAddress(place.address).filter((name) => !isShared(name))])]
}

/** `118 Lower Quay Road, Halifax, NS` → `lower quay`, `halifax`. */
function inAddress(address: string): readonly string[] {
  const [street = '', ...rest] = address.split(',').map(spaced)
  const [whole, kind] = [street.replace(/^\S*\d\S* /u, ''), /(?<= )\S+$/u]
  const name = whole.replace(kind, '').trim()
  const towns = rest.filter((part) => /^[\p{L} '-]{4,}$/u.test(part))
  return [name.length >= longEnough ? name : whole, ...towns].filter((part) => part.length >= 4)
}

const spaced = (text: string) => wordsOf(normaliseQuestion(text)).join(' ')
