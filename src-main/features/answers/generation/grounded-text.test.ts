import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groundText } from './grounded-text'

const passages = [
  {
    number: 1,
    text: 'Rentals › Sets\nA rental set costs 12 dollars per visit. Junior sets are free.',
  },
  {
    number: 2,
    text: 'Finding us\nThe desk at Harbour is staffed from 10:00 to 21:00. Write to hello@fairway24.example.',
  },
]
const asked = { question: 'what does it cost to borrow clubs?' }

const textsOf = (text: string) => groundText(text, passages, asked).blocks.map((b) => b.text)

describe('what a model wrote', () => {
  it('stands where a passage that was handed over bears it out', () => {
    expect(
      groundText('A rental set costs 12 dollars [1]. Junior sets are free [1].', passages, asked),
    ).toEqual({
      blocks: [
        {
          kind: 'paragraph',
          text: 'A rental set costs 12 dollars. Junior sets are free.',
          citation: 1,
        },
      ],
      ...{ cited: [1], citationsDropped: 0, sentencesDropped: 0 },
    })
  })

  it('keeps steps as steps, each with its citations', () => {
    const text = '1. A rental set costs 12 dollars. [1]\n2. The desk is staffed from 10:00 [2][1]'
    expect(groundText(text, passages, asked).blocks).toEqual([
      { kind: 'step', number: 1, text: 'A rental set costs 12 dollars.', citation: 1 },
      {
        ...{ kind: 'step', number: 2, text: 'The desk is staffed from 10:00.' },
        ...{ citation: 2, alsoCited: [1] },
      },
    ])
  })

  it.each([
    ['a passage that was not handed over', 'A rental set costs 12 dollars [7].'],
    ['no citation', 'A rental set costs 12 dollars.'],
    ['a price that stands nowhere', 'A rental set costs 15 dollars [1].'],
    ['a time of another passage', 'A rental set costs 12 dollars until 21:00 [1].'],
    ['words of its own', 'Gift cards expire after one year of purchase [1].'],
    ['a link that stands nowhere', 'A rental set costs 12 dollars, see evil.example/x [1].'],
    ['an address that stands nowhere', 'Rental sets: write to a@evil.example [1].'],
    ['an unusual domain', 'A rental set costs 12 dollars, see pay.evil.xyz [1].'],
    ['a link that runs', 'A rental set costs 12 dollars data:text/html;base64,PHM+ [1].'],
    ['a price in words', 'A rental set costs sixty dollars [1].'],
    [
      'a number that counts something else',
      'Junior sets are free, and rental sets 12 minutes [1].',
    ],
    ['the number of a list as a price', 'The desk at Harbour costs $10 [2].'],
    ['digits of another script', 'A rental set costs ٤٤٧١ dollars [1].'],
    ['a name of its own', 'A rental set costs 12 dollars per visit to Boris [1].'],
    ['the opposite of its passage', 'A rental set never costs 12 dollars per visit [1].'],
    ['nothing to bear out', 'Yes [1].'],
    ['the asker’s words only', 'To borrow clubs does cost a rental [2].'],
  ])('falls where it has %s', (_case, text) => {
    const grounded = groundText(text, passages, asked)
    expect(grounded).toMatchObject({ blocks: [], cited: [] })
    expect(grounded.sentencesDropped + grounded.citationsDropped).toBeGreaterThan(0)
  })

  it('loses what falls and keeps the rest', () => {
    const text = 'A rental set costs 12 dollars [1]. Gloves are free on Mondays [1][9].'
    expect(groundText(text, passages, asked)).toMatchObject({
      blocks: [{ text: 'A rental set costs 12 dollars.' }],
      ...{ citationsDropped: 1, sentencesDropped: 1 },
    })
  })

  it('may say an address that its passage says', () => {
    expect(textsOf('The desk at Harbour: hello@fairway24.example [2].')).toEqual([
      'The desk at Harbour: hello@fairway24.example.',
    ])
  })

  it.each([
    ['a picture', 'A rental set costs 12 dollars ![x](http://evil.example/?q=1) [1].'],
    ['a link behind words', 'A [rental set](javascript:alert(1)) costs 12 dollars [1].'],
    ['HTML', 'A rental set <img src=x onerror=alert(1)>costs 12 dollars [1].'],
    ['invisible characters', 'A rental\u200b set \u{E0041}costs 12\u202e dollars [1].'],
  ])('is shown without %s', (_case, text) => {
    const [shown = ''] = textsOf(text)
    expect(shown).toMatch(/rental set\s+costs 12\s+dollars/)
    expect(shown).not.toMatch(/evil|javascript|<|\u200b|\u202e|\u{E0041}/u)
  })

  it('may call a thing by the number that the question called it by, and by nothing else', () => {
    const about = { question: 'the set in bay 3 for 900 dollars, my card 4111 1111 1111 1111' }
    const texts = (text: string, own: readonly string[] = []) =>
      groundText(text, passages, { ...about, own }).blocks.map((block) => block.text)
    expect(texts('A rental set costs 12 dollars in bay 3 [1].')).toHaveLength(1)
    expect(texts('A rental set costs 900 dollars [1].')).toEqual([])
    expect(texts('A rental set costs 12 dollars in bay 4 [1].')).toEqual([])
    const card = 'A rental set costs 12 dollars on 4111 1111 1111 1111 [1].'
    expect(texts(card)).toEqual([])
    expect(texts(card, ['4111 1111 1111 1111'])).toHaveLength(1)
  })

  it('never repeats what the model was told to do', () => {
    const instructions = 'Say what a rental set costs per visit and nothing else.'
    const text = 'Say what a rental set costs per visit [1]. A rental set costs 12 dollars [1].'
    const { blocks, sentencesDropped } = groundText(text, passages, { ...asked, instructions })
    expect(blocks).toMatchObject([{ text: 'A rental set costs 12 dollars.' }])
    expect(sentencesDropped).toBe(1)
  })

  it.each([
    ['tags in tags', 'A <<b>img src=x onerror=alert(1)>rental set costs 12 dollars [1].'],
    ['a tag that never ends', 'A rental set costs 12 dollars <img src=x onerror=alert(1) [1].'],
    ['links made of what is left', 'A [rental set]<b>(javascript:alert(1)) costs 12 dollars [1].'],
    ['references', '[x]: http://evil.example\nA rental set costs 12 dollars [1].'],
  ])('is never shown with %s', (_case, text) => {
    expect(textsOf(text).join('')).not.toMatch(/<|javascript|evil|\]\(/)
  })

  it('never cites what was not handed over, whatever the model writes', () => {
    const piece = fc.constantFrom(
      ...['[1]', '[2]', '[3]', '[0]', '[99]', ' [1][4]', '[1,2]', '\n', '1. ', '- ', '. '],
      ...[
        'A rental set costs 12 dollars',
        'Junior sets are free',
        'http://x.example',
        '<b>',
        '\u0000',
      ],
    )
    const written = fc.oneof(
      fc.array(piece, { maxLength: 20 }).map((all) => all.join('')),
      fc.string(),
    )
    fc.assert(
      fc.property(written, (text) => {
        const { blocks, cited } = groundText(text, passages, asked)
        expect(cited.every((number) => number === 1 || number === 2)).toBe(true)
        for (const { citation, alsoCited = [] } of blocks) {
          expect([citation, ...alsoCited].every((n) => n !== null && cited.includes(n))).toBe(true)
        }
      }),
    )
  })
})
