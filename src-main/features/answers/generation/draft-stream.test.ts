import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DraftStream } from './draft-stream'

const open = { passes: () => true }

function streamed(pieces: readonly string[], restore = (text: string) => text): string {
  const words: string[] = []
  const draft = new DraftStream({ restore, gate: open, onWords: (text) => words.push(text) })
  for (const piece of pieces) draft.push(piece)
  draft.end()
  return words.join('')
}

describe('a draft as it comes', () => {
  it('shows the first words at once', () => {
    const words: string[] = []
    const draft = new DraftStream({
      restore: (text) => text,
      gate: open,
      onWords: (text) => words.push(text),
    })
    draft.push('A rental ')
    expect(words).toEqual(['A rental'])
  })

  it.each([
    [
      'marks of citations',
      ['It costs 12 dollars [', '1', '][2', ']. Bye'],
      'It costs 12 dollars. Bye',
    ],
    ['pictures', ['Hi ![', 'x](http://evil', '.example) there'], 'Hi  there'],
    ['where links lead', ['the [desk](http://ev', 'il.example) is'], 'the desk is'],
    ['tags', ['a <img src=x on', 'error=1>b'], 'a b'],
    ['a refusal', ['NO', ' ANS', 'WER'], ''],
    ['a refusal with more behind it', ['No answer', '. The passages do not say.'], ''],
  ])('leaves out %s, however it is cut', (_case, pieces, shown) => {
    expect(streamed(pieces)).toBe(shown)
  })

  it('puts private values back, though their token comes in pieces', () => {
    const restore = (text: string) => text.replaceAll('⟦PHONE_1⟧', '902 555 0100')
    expect(streamed(['Call ⟦PHO', 'NE_1⟧ now'], restore)).toBe('Call 902 555 0100 now')
  })

  it('puts no markup back', () => {
    const restore = (text: string) => text.replaceAll('⟦NAME_1⟧', '<img src=x>Ann')
    expect(streamed(['Call ⟦NAME_1⟧ now'], restore)).toBe('Call Ann now')
  })

  it('shows the same however the words are cut', () => {
    const text = 'The **desk** is staffed [1] until 9 pm.\n1. Go there [2][3]\n2. Ask.'
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: text.length }), { maxLength: 12 }), (cuts) => {
        const at = [0, ...cuts.toSorted((a, b) => a - b), text.length]
        const pieces = at.slice(1).map((end, i) => text.slice(at[i], end))
        expect(streamed(pieces)).toBe('The **desk** is staffed until 9 pm.\n1. Go there\n2. Ask.')
      }),
    )
  })
})
