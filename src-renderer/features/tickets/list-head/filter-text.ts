import type { TicketTrait } from './filter-fields'

/** What a filter says, in one place so that it can be translated. */
export const filterText = {
  everything: 'Every ticket',
  and: ', and ',
  or: ', or ',
  group: (words: string) => `(${words})`,
  is: (field: string, names: string) => `${field} is ${names}`,
  isNot: (field: string, name: string) => `${field} is not ${name}`,
  isNone: (field: string, names: readonly string[]) => `${field} is neither ${names.join(' nor ')}`,
  either: (names: readonly string[]) => names.join(' or '),
  before: (field: string, day: string) => `${field} before ${day}`,
  since: (field: string, day: string) => `${field} since ${day}`,
  lastDays: (field: string, days: number) =>
    days === 1 ? `${field} in the last day` : `${field} in the last ${days} days`,
  nextDays: (field: string, days: number) =>
    days === 1 ? `${field} in the next day` : `${field} in the next ${days} days`,
  set: (field: string) => `${field} is set`,
  notSet: (field: string) => `${field} is not set`,
  has: (words: string) => `the text has “${words}”`,
  lacks: (words: string) => `the text lacks “${words}”`,
  fields: {
    status: 'Status',
    priority: 'Priority',
    category: 'Category',
    location: 'Location',
    bay: 'Bay',
    assignee: 'Assignee',
    creator: 'Creator',
    tag: 'Tag',
    created: 'Created',
    updated: 'Changed',
    due: 'Due',
    resolved: 'Resolved',
    text: 'Words',
  },
  noBay: { label: 'No bay', said: 'no bay' },
  nobody: { label: 'Nobody', said: 'nobody' },
  me: { label: 'Me', said: 'me' },
  unknownPerson: 'somebody who left',
  unknownBay: 'a bay of another location',
  traits: {
    overdue: { name: 'Overdue', holds: 'it is overdue', not: 'it is not overdue' },
    breached: {
      ...{ name: 'Promise missed', holds: 'a promise was missed', not: 'no promise was missed' },
    },
    'due-soon': {
      ...{ name: 'Due within the hour', holds: 'it is due within the hour' },
      not: 'it is not due within the hour',
    },
    watched: {
      ...{ name: 'Watched by me', holds: 'it is watched by me', not: 'it is not watched by me' },
    },
    photos: { name: 'Photos', holds: 'it has photos', not: 'it has no photos' },
    'open-checklist': {
      ...{ name: 'Checklist items to do', holds: 'it has checklist items to do' },
      not: 'it has no checklist items to do',
    },
    conflicts: { name: 'Conflicts', holds: 'it has conflicts', not: 'it has no conflicts' },
    unsent: { name: 'Not sent yet', holds: 'it is not sent yet', not: 'it is sent' },
    parent: {
      ...{ name: 'Part of another ticket', holds: 'it is a part of another ticket' },
      not: 'it is not a part of another ticket',
    },
    recurring: {
      ...{ name: 'Recurring', holds: 'it is a recurring one', not: 'it is not a recurring one' },
    },
  } satisfies Record<TicketTrait, { name: string; holds: string; not: string }>,
} as const
