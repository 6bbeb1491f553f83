import { isGroup, type TicketCondition, type TicketWhere } from '@shared/tickets/ticket-where'
import { dayText } from '../../../ui/time-text'
import type { ChoiceField } from './filter-fields'
import { filterText } from './filter-text'

/** What people call the values of fields. */
export type NameOf = (field: ChoiceField, value: string | null) => string

/** A filter as one sentence: `Status is Open or Waiting, and Tag is not ordered`. */
export function whereSentence(where: TicketWhere | undefined, nameOf: NameOf): string {
  if (where === undefined || where.of.length === 0) return filterText.everything
  return capital(groupWords(where, nameOf))
}

/** One part of it, as it stands alone. */
export function partSentence(part: TicketWhere['of'][number], nameOf: NameOf): string {
  return capital(isGroup(part) ? groupWords(part, nameOf) : conditionWords(part, nameOf))
}

function groupWords(where: TicketWhere, nameOf: NameOf): string {
  const words = where.of.map((part) => {
    if (!isGroup(part)) return conditionWords(part, nameOf)
    // A group of one needs no brackets.
    return part.of.length > 1
      ? filterText.group(groupWords(part, nameOf))
      : groupWords(part, nameOf)
  })
  return words.join(where.match === 'all' ? filterText.and : filterText.or)
}

function conditionWords(condition: TicketCondition, nameOf: NameOf): string {
  if ('values' in condition) return choiceWords(condition, nameOf)
  if (condition.field === 'text') return filterText[condition.is](condition.value)
  if (condition.field === 'trait') {
    const { holds, not } = filterText.traits[condition.value]
    return condition.is === 'has' ? holds : not
  }
  return momentWords(condition)
}

type Choice = Extract<TicketCondition, { values: unknown }>

function choiceWords({ field, is, values }: Choice, nameOf: NameOf): string {
  const name = filterText.fields[field]
  const names = values.map((value) => nameOf(field, value))
  const [only] = names
  if (is === 'any-of') return filterText.is(name, filterText.either(names))
  return names.length === 1 && only !== undefined
    ? filterText.isNot(name, only)
    : filterText.isNone(name, names)
}

type Moment = Exclude<TicketCondition, Choice | { field: 'text' } | { field: 'trait' }>

function momentWords(condition: Moment): string {
  const name = filterText.fields[condition.field]
  switch (condition.is) {
    case 'before':
      return filterText.before(name, dayText(condition.value))
    case 'after':
      return filterText.since(name, dayText(condition.value))
    case 'within-days':
      return condition.field === 'due'
        ? filterText.nextDays(name, condition.value)
        : filterText.lastDays(name, condition.value)
    case 'set':
      return filterText.set(name)
    case 'not-set':
      return filterText.notSet(name)
  }
}

const capital = (words: string) => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
