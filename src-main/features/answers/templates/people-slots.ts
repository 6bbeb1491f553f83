import { numberOf } from './number-words'
import { type SlotScanner, wholeWords } from './slot-scanner'

const count = '(\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)'
const who = '(?:of us|people|persons?|players?|adults|guys|guests|golfers|girls|dudes|folks)'
const shared =
  '(?:(?:if we |when we )?(?:split|divided|shared|sharing|splitting)(?: it| that| the cost)? )?'
const there =
  '(?:(?:if |that |since )?(?:there (?:are|is|will be|would be)|there will be|it is|it will be|we are|we will be|we have|we got) )?'
const introduced =
  '(?:(?:for|with|between|among|amongst|by) )?(?:a |the )?(?:(?:group|party|team) of )?'

/** How many play, and whether each one's share is asked for. */
export const peopleScanners: readonly SlotScanner[] = [
  {
    pattern: wholeWords(`${there}${shared}${introduced}${count} ${who}`),
    slots: ([, number = '']) => peopleOf(number),
  },
  {
    pattern: wholeWords(`${shared}(?:a )?(?:group|party) of ${count}`),
    slots: ([, number = '']) => peopleOf(number),
  },
  {
    pattern: wholeWords(`(?:if we |when we )?(?:split|divided|shared|split it) ${count} ways`),
    slots: ([, number = '']) => ({ ...peopleOf(number), each: 'yes' }),
  },
  {
    pattern: wholeWords(
      'for me and (?:my|the|a) (?:wife|husband|buddy|friend|girlfriend|boyfriend|partner|son|daughter|dad|mom|brother|sister)',
    ),
    slots: () => ({ people: '2' }),
  },
  {
    pattern: wholeWords(
      '(?:if we )?(?:split|shared|divided)(?: it)?(?: evenly)? (?:between|among|amongst) (?:us|all of us|everyone|everybody)',
    ),
    slots: () => ({ each: 'yes' }),
  },
  { pattern: wholeWords('for (?:a|our) foursome'), slots: () => ({ people: '4' }) },
  {
    pattern: wholeWords(
      'each|(?:for )?(?:per|a|each) (?:person|head|player)|pp|apiece|(?:for )?each of us|per people',
    ),
    slots: () => ({ each: 'yes' }),
  },
]

function peopleOf(text: string) {
  const number = numberOf(text)
  return number === null || number < 1 ? null : { people: String(number) }
}

/** `for four`, once no time and no length is left that it could belong to. */
export const bareCountScanner: SlotScanner = {
  pattern: wholeWords(`for ${count}`),
  slots: ([, number = '']) => ({ ...peopleOf(number), bare: 'yes' }),
}
