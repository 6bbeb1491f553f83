/** A text in its plain form (NFKC), character by character, that knows where each came from. */
export interface PlainShadow {
  readonly text: string
  /** The piece of the original from which `start` to `end` of the shadow came. */
  original(start: number, end: number): { readonly start: number; readonly end: number }
}

/** What is written in wide, circled or mathematical digits is found as what it says. */
export function plainShadow(text: string): PlainShadow {
  // As a rule it is plain already, and no table is needed.
  if (text.normalize('NFKC') === text) return { text, original: (start, end) => ({ start, end }) }
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  const plain = Array.from(text, (character) => {
    const form = character.normalize('NFKC')
    for (let n = 0; n < form.length; n += 1) {
      starts.push(at)
      ends.push(at + character.length)
    }
    at += character.length
    return form
  }).join('')
  return {
    text: plain,
    original: (start, end) => ({ start: starts[start] ?? at, end: ends[end - 1] ?? at }),
  }
}
