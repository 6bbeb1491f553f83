import { dayScanners } from './day-slots'
import { holidayScanners } from './holiday-slots'
import { hoursFrames } from './hours-wordings'
import { offerFrames } from './offer-wordings'
import { bareCountScanner, peopleScanners } from './people-slots'
import { placeScanners } from './place-slots'
import { priceFrames } from './price-wordings'
import type { QuestionFrame } from './question-frame'
import { wordsForTemplates } from './question-words'
import { type SlotScanner, scanSlots, wholeWords } from './slot-scanner'
import type { PlaceFacts, TemplateReading } from './template-types'
import { timeScanners } from './time-slots'
import { visitFrames } from './visit-wordings'
import { compileWordings, wordsIn } from './wording-pattern'

/** What the club itself calls things: its places, holidays, price bands and membership tiers. */
export interface ClubWords {
  readonly places: readonly PlaceFacts[]
  readonly bands: readonly string[]
  readonly tiers: readonly string[]
}

interface CompiledFrame extends QuestionFrame {
  readonly pattern: RegExp
}

/** Reads questions: a template is found only if every word is accounted for. */
export class QuestionGrammar {
  private readonly frames: readonly CompiledFrame[] = [
    ...hoursFrames,
    ...priceFrames,
    ...offerFrames,
    ...visitFrames,
  ].map((frame) => ({ ...frame, pattern: compileWordings(frame.wordings) }))

  /** Most questions have a word that is in no wording: they need no frame to be tried. */
  private readonly vocabulary = new Set(
    this.frames.flatMap(({ wordings }) => wordings.flatMap(wordsIn)),
  )

  /** @returns what reads questions about one club */
  forClub(club: ClubWords): (question: string) => TemplateReading | null {
    const scanners = scannersFor(club)
    return (question) => {
      const words = wordsForTemplates(question)
      const scanned = words === null ? null : scanSlots(words, scanners)
      const left = scanned?.rest.trim().split(' ') ?? []
      if (scanned === null || isOpenTo(scanned.slots)) return null
      if (!left.every((word) => this.vocabulary.has(word))) return null
      const asks = question.includes('?')
      const frame = this.frames.find((one) => fits(one, scanned, asks))
      return frame === undefined
        ? null
        : {
            template: frame.template,
            assistant: 'customer-info',
            slots: { ...frame.slots, ...scanned.slots },
            words: left.filter((word) => word !== ''),
          }
    }
  }
}

/** "How much for four" may mean hours as well as people. */
const isOpenTo = ({ bare, minutes }: Readonly<Record<string, string>>) =>
  bare !== undefined && minutes === undefined

function fits(
  frame: CompiledFrame,
  { slots, rest }: { readonly slots: Readonly<Record<string, string>>; readonly rest: string },
  asks: boolean,
): boolean {
  const allowed = frame.allows ?? []
  return (
    (asks || frame.asksOnly !== true) &&
    Object.keys(slots).every((name) => name === 'place' || allowed.includes(name)) &&
    (frame.needs === undefined || frame.needs.some((name) => slots[name] !== undefined)) &&
    frame.pattern.test(rest)
  )
}

function scannersFor({ places, bands, tiers }: ClubWords): readonly SlotScanner[] {
  return [
    ...placeScanners(places),
    ...holidayScanners(places),
    ...namedScanners('tier', tiers, ' (?:membership|plan|tier|one|option)'),
    // A band of one word, such as "weekend", is a day to everybody else.
    ...namedScanners(
      'band',
      bands.filter((name) => name.includes(' ')),
      '',
    ),
    ...peopleScanners,
    ...timeScanners,
    ...dayScanners,
    bareCountScanner,
  ]
}

/** @param before must follow a name for it to be meant, and is left where it is */
function namedScanners(
  slot: string,
  names: readonly string[],
  before: string,
): readonly SlotScanner[] {
  return names
    .map((name) => name.toLowerCase())
    .filter((name) => /^[\p{L}\p{N} ]+$/u.test(name))
    .map((name) => ({
      pattern: wholeWords(`(?:the |your )?${name}${before === '' ? '' : `(?=${before} )`}`),
      slots: () => ({ [slot]: name }),
    }))
}
