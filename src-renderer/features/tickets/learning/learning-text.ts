import {
  type RecurringReason,
  type TicketTrend,
  trendDays,
} from '@shared/tickets/ticket-learning-contract'

/** Every sentence about what is learnt from tickets. */
export const learningText = {
  form: 'Before it ends',
  cause: 'Cause',
  causeHint: 'Why? Optional',
  fix: 'Fix',
  fixHint: 'What helped? Optional',
  endings: { resolved: 'Resolve', closed: 'Close' },
  cancel: 'Cancel',
  keys: 'Enter resolves, Esc cancels',
  openParts: (count: number) =>
    count === 1
      ? 'One of its parts is still open. It stays open:'
      : `${count} of its parts are still open. They stay open:`,
  take: (fix: string) => `Take over: ${fix}`,
  lastTime: 'Last time',
  lastTimeOf: (title: string) => `as in “${title}”`,
  learnt: 'What was learnt',
  trend: ({ bayNumber, about, count }: Pick<TicketTrend, 'bayNumber' | 'about' | 'count'>) =>
    `${bayNumber === null ? 'Here' : `Bay ${bayNumber}`} ${about}: ${count} times in ${trendDays} days`,
  suggested: 'Suggested for knowledge',
  suggestedPending: 'Suggested for knowledge, not sent yet',
  suggest: 'Suggest for knowledge',
  suggestFailed: 'It was not suggested',
  worthKnowing: 'Worth knowing',
  forOthers: 'An operator or a manager can suggest it for knowledge.',
  reason: ({ kind, count, days }: RecurringReason) =>
    kind === 'alike'
      ? `${count} tickets like it were resolved in ${days} days.`
      : `Its question came ${count} times in ${days} days.`,
} as const

/** Every sentence of the trends screen. */
export const trendsText = {
  title: 'Trends',
  link: 'Trends',
  hint: (days: number) =>
    `What came three times or more in the same place within ${days} days. Orders are left out.`,
  heading: (about: string, place: string) => `${about}, ${place}`,
  back: 'Back to the tickets',
  backToList: 'Back to the trends',
  list: 'Trends',
  detail: 'Tickets of the trend',
  columns: {
    what: 'What',
    where: 'Where',
    count: 'Times',
    open: 'Open',
    last: 'Last',
    time: 'Time open',
  },
  bay: (number: number) => `Bay ${number}`,
  times: (count: number) => `${count} times`,
  latest: (title: string) => `Latest: ${title}`,
  stillOpen: (count: number) => (count === 0 ? 'None open' : `${count} open`),
  openFor: (time: string) => `${time} open altogether`,
  failed: 'The trends could not be read',
  ticketsFailed: 'Its tickets could not be read',
  retry: 'Try again',
  emptyTitle: 'Nothing comes again and again',
  emptyHint: 'Three tickets about the same thing in one place within 30 days make a trend.',
  gone: 'This trend has passed: fewer than three of its tickets are left.',
  choose: 'Choose a trend to see its tickets.',
  chooseKeys: 'j and k move, Enter opens, Esc goes back.',
  sash: 'Width of the tickets',
  shortcuts: { group: 'Trends', next: 'Next trend', previous: 'Previous trend', back: 'Back' },
} as const
