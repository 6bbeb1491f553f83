import type { ToldField } from '@shared/tickets/ticket-timeline'
import type { tickets } from '../../../data/sqlite/schema/local-tickets'

/** Fields that a person changes, each with what the timeline calls it. */
export const editableFields = {
  ...{ title: 'title', description: 'description', category: 'category', priority: 'priority' },
  ...{ status: 'status', locationId: 'location', bayId: 'bay', assigneeId: 'assignee' },
  ...{ tags: 'tags', dueAt: 'due', watchers: 'watchers', checklist: 'checklist' },
  ...{ parentId: 'parent', cause: 'cause', fix: 'fix' },
} as const satisfies Partial<Record<keyof typeof tickets.$inferSelect, ToldField>>

export type EditableField = keyof typeof editableFields

/** What a ticket reads, as far as people change it. */
export type EditableFields = Pick<typeof tickets.$inferSelect, EditableField>

/** What is not given, or undefined, stays as it is. */
export type FieldsToSet = {
  readonly [Field in EditableField]?: EditableFields[Field] | undefined
}
