/** Every sentence of the board, in one place so that it can be translated. */
export const boardText = {
  board: 'Board',
  column: (state: string, count: number) =>
    count === 1 ? `${state}, 1 ticket` : `${state}, ${count.toLocaleString('en')} tickets`,
  nothing: 'Nothing here',
  loading: 'Loading…',
  failed: 'Could not be read',
  retry: 'Try again',
  dropHere: 'Drop here',
  notFrom: (from: string, to: string) =>
    `A ticket that is ${from.toLowerCase()} cannot become ${to.toLowerCase()}. Open it again first.`,
  lastColumn: 'There is no column on that side.',
  became: (state: string) => `Status: ${state}`,
  unassigned: 'Nobody has it',
  assigned: (name: string) => `${name} has it`,
  keys: 'Arrows go from card to card, Shift and an arrow moves one, S lists where it may go.',
} as const
