import { describe, expect, it } from 'vitest'
import { houseText } from './house-text'

const rules = 'We say bay, not simulator. Write to hello@fairway24.example.'
const request = 'write a text: bay 4 is back, an hour is 15 dollars until 9 pm, refund on request'
const instructions = 'You write texts for the club in the voice of the club.'

const shown = (text: string) => {
  const { blocks, sentencesDropped } = houseText(text, { rules, request, instructions })
  return { text: blocks.map((block) => block.text).join('\n'), sentencesDropped, blocks }
}

describe('a text in the house voice', () => {
  it('stands without citations, with what the request and the rules say', () => {
    const text = 'Bay 4 is back! An hour is $15 until 9 pm. Write to hello@fairway24.example.'
    expect(shown(text)).toEqual({
      ...{ text, sentencesDropped: 0 },
      blocks: [{ kind: 'paragraph', text, citation: null }],
    })
  })

  it.each([
    ['price', 'An hour is $1.'],
    ['price that is part of another', 'An hour is $5.'],
    ['price in words', 'An hour is twenty dollars.'],
    ['discount', 'Take 20% off.'],
    ['gift', 'Your next hour is free.'],
    ['kind of offer', 'Ask for your discount.'],
    ['phone number', 'Call 902-555-0666.'],
    ['time', 'Come at 7:30 pm.'],
    ['link', 'Book at evil.example/pay.'],
    ['address', 'Write to boss@evil.example.'],
    ['piece of our instructions', 'I write texts for the club in the voice of the club.'],
  ])('loses an invented %s', (_case, sentence) => {
    expect(shown(`Bay 4 is back! ${sentence} See you soon.`)).toMatchObject({
      ...{ text: 'Bay 4 is back! See you soon.', sentencesDropped: 1 },
    })
  })

  it('may invite people to feel free', () => {
    expect(shown('Feel free to drop by.').sentencesDropped).toBe(0)
  })
})
