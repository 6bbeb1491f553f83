import type { TicketViewContent } from '@shared/tickets/ticket-view-contract'
import { askedQuery } from '../ticket-query'
import { type ListView, usualColumns } from './list-view'

export type ViewContent = TicketViewContent

/** What saving the list as it is now would keep; what is searched for becomes a condition. */
export function contentOf({ query, text, layout, columns }: ListView): ViewContent {
  const usual = sameValue(columns, usualColumns)
  return {
    query: askedQuery({ query, text: text.trim() }, null),
    layout,
    ...(usual ? {} : { columns: [...columns] }),
  }
}

/** How the list is after a view is opened; what was searched for goes. */
export function listViewOf({ query, layout, columns }: ViewContent, viewId: string): ListView {
  return { query, layout, columns: columns ?? usualColumns, text: '', viewId }
}

/** Whether the list is no longer as the view has it. */
export function differs(now: ListView, content: ViewContent): boolean {
  const as = contentOf(now)
  return !sameValue(canonical(as), canonical(contentOf(listViewOf(content, ''))))
}

/** Whether the list has other tickets than its view, by its filter or by what is searched for. */
export function narrows(now: ListView, content: ViewContent | null): boolean {
  return content !== null && !sameValue(listed(contentOf(now)), listed(content))
}

function listed({ query: { where, merged } }: ViewContent): unknown {
  return [where === undefined || where.of.length === 0 ? null : where, merged ?? null]
}

/** Without what says nothing: an empty filter, the order of keys. */
function canonical({ query, layout, columns }: ViewContent): unknown {
  const { where, group, sort, merged } = query
  const some = where === undefined || where.of.length === 0 ? null : where
  return [some, group ?? null, sort.by, sort.descending, merged ?? null, layout, columns ?? null]
}

/** Whether two values read the same, whatever the order of their keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, sortedKeys) === JSON.stringify(b, sortedKeys)
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
