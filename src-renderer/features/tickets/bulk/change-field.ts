/** What can be chosen from a menu, for one ticket or many. */
export const changeFields = [
  'status',
  'priority',
  'category',
  'assignee',
  'place',
  'tags',
  'due',
] as const
export type ChangeField = (typeof changeFields)[number]
