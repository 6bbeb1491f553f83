import { describe, expect, it } from 'vitest'
import { readExamples, readLabelled, readTexts } from './labelled-questions'

describe('labelled questions', () => {
  it('names the line that is wrong and the labels that are right', () => {
    const lines = '{"text":"hi","label":"none"}\n{"text":"hi","label":"nobody"}\n'
    expect(() => readExamples(lines, 'mine.jsonl')).toThrow(/mine\.jsonl, line 2.*emergency/)
    expect(() => readExamples('{"text":', 'mine.jsonl')).toThrow(/line 1/)
  })

  it('takes any labels, other keys, empty lines and Windows line ends', () => {
    const lines = '\uFEFF{"text":"where is my card","label":"card_arrival","id":7}\r\n\r\n'
    expect(readLabelled(lines, 'f')).toEqual([{ text: 'where is my card', label: 'card_arrival' }])
  })

  it.each([
    ['{"question":"hi","intent":"none"}', /f, line 1 is not \{"text"/],
    ['{"text":"  ","label":"a"}', /line 1/],
    ['{"text":"hi","label":7}', /line 1/],
    ['[]', /line 1/],
    ['\n\n', /f holds no questions/],
  ])('says what is wrong with %j', (lines, message) => {
    expect(() => readLabelled(lines, 'f')).toThrow(message)
  })

  it('needs no label where none matters', () => {
    expect(readTexts('{"text":"what is the weather"}', 'f')).toHaveLength(1)
    expect(() => readTexts('{"label":"oos"}', 'f')).toThrow(/line 1/)
  })
})
