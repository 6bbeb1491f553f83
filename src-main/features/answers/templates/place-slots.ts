import { normaliseQuestion } from '@shared/ask/question-text'
import { type SlotScanner, wholeWords } from './slot-scanner'
import type { PlaceFacts } from './template-types'

const before =
  '(?:(?:and|or|but|just|only) )?(?:(?:at|in|for|from|of|to|over at|over in|down at|up in|near|with|about) )?(?:(?:the|your|our|you) )?'
const kind =
  '(?: (?:location|club|spot|store|place|branch|site|facility|one|venue|shop|location address))?'

/** The names of places, as the club has them now: `place` is their ids. */
export function placeScanners(places: readonly PlaceFacts[]): readonly SlotScanner[] {
  const every: SlotScanner = {
    pattern: wholeWords(
      '(?:(?:at|for|in|of) )?(?:all|each|every|any|both|all of|each of)(?: of)?(?: (?:the|your|our|you))? (?:locations?|clubs?|places?|spots?|sites?|branch(?:es)?|facilit(?:y|ies))',
    ),
    slots: () => ({ place: '*' }),
  }
  const named = places.flatMap(({ id, name }) =>
    namesOf(id, name).map((source) => ({
      pattern: wholeWords(`${before}${source}(?:'s)?${kind}`),
      slots: () => ({ place: id }),
    })),
  )
  return [every, ...named]
}

/** A place's name and id, also where `our` is written `or`. */
function namesOf(id: string, name: string): readonly string[] {
  const names = [name, id.replaceAll('-', ' ')].map((text) =>
    normaliseQuestion(text)
      .replace(/[^\p{L}\p{N}']+/gu, ' ')
      .trim(),
  )
  return [...new Set(names)]
    .filter((text) => text !== '')
    .sort((one, other) => other.length - one.length)
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replaceAll(/our\b/gu, 'ou?r'))
}
