import { normaliseQuestion, wordsOf } from '@shared/ask/question-text'
import type { Location } from '@shared/knowledge/knowledge-contract'
import type { GuessInput, TicketGuesses } from '@shared/tickets/guess-contract'
import type { Clock } from '../../../platform/clock'
import { namedBay } from '../wording/named-bay'
import { namedPlaces } from '../wording/named-place'
import type { InFull } from '../wording/shorthand'
import type { GuessRules } from './guess-rules'
import { guessText } from './guess-text'

export interface GuessDependencies {
  readonly rules: GuessRules
  readonly inFull: InFull
  readonly places: () => readonly Location[]
  readonly choices: () => Choices
  /** Kinds of danger that a text reports; `null`: none. */
  readonly danger: (text: string) => readonly string[] | null
  /** Whether the router takes it for equipment that misbehaves. */
  readonly isEquipment: (text: string) => boolean
  readonly clock: Clock
  /** Who would get it by the club's rules, by id. */
  readonly assigneeFor?: (ticket: {
    readonly locationId: string
    readonly category: Category
    readonly at: Date
  }) => string | null
}

interface Choices {
  readonly bays: readonly {
    readonly id: string
    readonly locationId: string
    readonly number: number
  }[]
  readonly tags: readonly string[]
}

type Category = NonNullable<TicketGuesses['category']>['value']

type Guess<Field extends keyof TicketGuesses> = TicketGuesses[Field]

const mostTags = 3

/** Fills in what the text of a new ticket says by itself. */
export class TicketGuesser {
  constructor(private readonly the: GuessDependencies) {}

  guess({ text, locationId: chosen }: GuessInput): TicketGuesses {
    const choices = this.the.choices()
    const category = this.categoryOf(text)
    const locationId = this.placeOf(text)
    const place = locationId?.value ?? chosen
    return given({
      ...{ category, priority: this.priorityOf(text), locationId },
      assigneeId: this.assigneeOf(category?.value, place),
      bayId: place === undefined ? undefined : bayOf(text, place, choices),
      tags: tagsOf(text, choices),
    })
  }

  private categoryOf(text: string): Guess<'category'> {
    const [first, second] = this.the.rules.categories(this.the.inFull(text))
    const tied = second !== undefined && first?.words.length === second.words.length
    const equipment = first?.value !== 'orders' && (first === undefined || tied)
    if (equipment && this.the.isEquipment(text)) {
      return { value: 'tech', because: guessText.equipment }
    }
    return first && { value: first.value, because: guessText.says(first.words) }
  }

  private priorityOf(text: string): Guess<'priority'> {
    const kinds = this.the.danger(text)
    if (kinds !== null) return { value: 'urgent', because: guessText.danger(kinds) }
    const spoken = this.the.rules.priority(this.the.inFull(text))
    return spoken === null
      ? undefined
      : { value: spoken.value, because: guessText.says(spoken.words) }
  }

  /** Two places in one text say nothing of where it is. */
  private placeOf(text: string): Guess<'locationId'> {
    const [first, second] = namedPlaces(text, this.the.places())
    if (first === undefined || second !== undefined) return undefined
    return { value: first.id, because: guessText.names(first.name) }
  }

  private assigneeOf(category: Category | undefined, place: string | undefined) {
    if (place === undefined || category === undefined) return undefined
    const at = this.the.clock.now()
    const id = this.the.assigneeFor?.({ locationId: place, category, at }) ?? null
    return id === null ? undefined : { value: id, because: guessText.byRule }
  }
}

function bayOf(text: string, locationId: string, { bays }: Choices): Guess<'bayId'> {
  const named = namedBay(text)
  const found = bays.find((bay) => bay.locationId === locationId && bay.number === named)
  return found && { value: found.id, because: guessText.bay(found.number) }
}

function tagsOf(text: string, { tags }: Choices): Guess<'tags'> {
  const read = spaced(text)
  return tags
    .filter((tag) => [tag, `${tag}s`].some((word) => read.includes(spaced(word))))
    .slice(0, mostTags)
    .map((tag) => ({ value: tag, because: guessText.says([tag]) }))
}

const spaced = (text: string) => ` ${wordsOf(normaliseQuestion(text)).join(' ')} `

/** Without what is not known. */
function given(
  guesses: {
    readonly [Field in keyof TicketGuesses]: TicketGuesses[Field] | undefined
  },
): TicketGuesses {
  const known = Object.entries(guesses).filter(([, value]) => value !== undefined)
  return { tags: [], ...Object.fromEntries(known) }
}
