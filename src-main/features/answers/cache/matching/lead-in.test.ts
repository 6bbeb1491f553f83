import { expect, it } from 'vitest'
import { withoutGreeting, withoutLeadIn } from './lead-in'
import { tokensOf } from './question-tokens'

const bare = (text: string) => withoutLeadIn(tokensOf(text)).join(' ')

it.each([
  ['I was wondering if I can open a joint account', 'can i open a joint account'],
  ['Could you tell me how to vote?', 'how to vote'],
  ['May I ask how long vouchers are valid?', 'how long vouchers are valid'],
  ["I can't figure out how to reset the score", 'how to reset the score'],
  ['Does anybody know where the mop is?', 'where the mop is'],
  ['I just want to know whether there is parking', 'is there parking'],
])('reads “%s” as “%s”', (text, rest) => expect(bare(text)).toBe(rest))

it.each(["I don't know my username", 'Can you tell the coach?', 'I want to know the score', ''])(
  'leaves “%s” as it is',
  (text) => expect(bare(text)).toBe(tokensOf(text).join(' ')),
)

it.each([
  ['hi there, is it open?', 'is it open?'],
  ['dear team: the door is stuck', 'the door is stuck'],
  ['hi, ', 'hi, '],
  ['hidden costs, are there any?', 'hidden costs, are there any?'],
])('greets nobody in “%s”', (text, rest) => expect(withoutGreeting(text)).toBe(rest))
