import type { UndoKind } from '@shared/tickets/ticket-bulk-contract'
import type { ToldField } from '@shared/tickets/ticket-timeline'

const tickets = (count: number) => `${count} ${count === 1 ? 'ticket' : 'tickets'}`
const are = (count: number) => `${tickets(count)} ${count === 1 ? 'is' : 'are'}`

/** Every sentence about taking back what was done. */
export const undoText = {
  group: 'Tickets',
  undo: 'Undo',
  redo: 'Redo',
  undoLast: 'Undo the last change',
  redoLast: 'Redo what was undone',
  why: 'Why not',
  dismiss: 'Dismiss',
  failed: (message: string) => `That was not undone: ${message}`,
  notRedone: (message: string) => `That was not done again: ${message}`,
  undone: {
    edit: (count) => `Undone: ${are(count)} as before`,
    merge: () => 'Undone: it is a ticket of its own again',
    unmerge: () => 'Undone: it is merged again',
    split: () => 'Undone: the part is back in its whole',
    link: () => 'Undone: the link is gone',
    unlink: () => 'Undone: the link is back',
    import: (count) => `Undone: ${are(count)} in the archive`,
  } satisfies Record<UndoKind, (count: number) => string>,
  redone: {
    edit: (count) => `Done again: ${tickets(count)} changed`,
    merge: () => 'Done again: it is merged',
    unmerge: () => 'Done again: it is a ticket of its own',
    split: () => 'Done again: it is split off',
    link: () => 'Done again: they are linked',
    unlink: () => 'Done again: the link is gone',
    import: (count) => `Done again: ${are(count)} back from the archive`,
  } satisfies Record<UndoKind, (count: number) => string>,
  nothing: 'Nothing could be put back',
  left: (left: number) => `${left} changed since`,
  leftOf: (fields: string, byName: string | null) =>
    byName === null ? `${fields} changed since` : `${fields} changed since by ${byName}`,
  unassigned: (count: number) => `${count} ${count === 1 ? 'is' : 'are'} nobody’s`,
  outsider: (name: string | null) =>
    `${name ?? 'Whoever had it'} does not work here, or not any more, so it is nobody’s`,
  gone: 'not on this device any more',
  told: {
    ...{ title: 'Title', description: 'Description', category: 'Category', priority: 'Priority' },
    ...{ status: 'Status', location: 'Location', bay: 'Bay', assignee: 'Assignee', tags: 'Tags' },
    ...{ due: 'Due date', watchers: 'Watchers', checklist: 'Checklist', file: 'Files' },
    ...{ cause: 'Cause', fix: 'Fix', parent: 'Parent', merged: 'Merged into', deleted: 'Deleted' },
  } satisfies Record<ToldField, string>,
} as const
