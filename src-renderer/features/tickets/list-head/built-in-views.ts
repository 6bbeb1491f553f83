import type { TicketWhere } from '@shared/tickets/ticket-where'
import { listHeadText } from './list-head-text'
import { firstListView, newestFirst } from './list-view'
import type { ViewContent } from './view-content'

/** A view that can be opened: one of ours or one that somebody saved. */
export interface OpenableView {
  readonly id: string
  readonly name: string
  readonly content: ViewContent
  /** Null: it is one of ours, and nobody changes it. */
  readonly saved: { readonly shared: boolean; readonly mine: boolean } | null
}

const text = listHeadText.builtIn

const soonestFirst = { by: 'promise', descending: false } as const
const changedLast = { by: 'updated', descending: true } as const

function stillToDo(...more: TicketWhere['of']): TicketWhere {
  return { match: 'all', of: [...(firstListView.query.where?.of ?? []), ...more] }
}

function view(id: keyof typeof text, query: ViewContent['query']): OpenableView {
  return { id, name: text[id], content: { query, layout: 'table' }, saved: null }
}

/** What every desk has without anybody having saved it. */
export const builtInViews: readonly OpenableView[] = [
  view('open', { where: stillToDo(), sort: newestFirst }),
  view('mine', {
    where: stillToDo({ field: 'assignee', is: 'any-of', values: ['me'] }),
    sort: soonestFirst,
  }),
  view('unassigned', {
    where: stillToDo({ field: 'assignee', is: 'any-of', values: [null] }),
    sort: soonestFirst,
  }),
  view('late', {
    where: stillToDo({
      match: 'any',
      of: [
        { field: 'trait', is: 'has', value: 'overdue' },
        { field: 'trait', is: 'has', value: 'breached' },
        { field: 'trait', is: 'has', value: 'due-soon' },
      ],
    }),
    sort: soonestFirst,
  }),
  view('waiting', {
    where: { match: 'all', of: [{ field: 'status', is: 'any-of', values: ['waiting'] }] },
    sort: changedLast,
  }),
  view('resolved', {
    where: {
      match: 'all',
      of: [
        { field: 'status', is: 'any-of', values: ['resolved', 'closed'] },
        { field: 'resolved', is: 'within-days', value: 14 },
      ],
    },
    sort: changedLast,
  }),
  view('all', { sort: newestFirst }),
]
