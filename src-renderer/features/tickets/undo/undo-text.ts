export const undoText = {
  undo: 'Undo',
  shortcut: 'Undo what was done last',
  group: 'Tickets',
  close: 'Close',
  failed: 'That could not be undone',
} as const
