import type { Handover } from '@shared/tickets/ticket-handover-contract'

const count = (number: number) => number.toLocaleString('en')

/** Every sentence of the handover, in one place so that it can be translated. */
export const handoverText = {
  title: 'Shift handover',
  open: 'Handover',
  palette: 'Shift handover',
  back: 'Back to the tickets',
  for: (place: string | null, since: string, until: string) =>
    `${place ?? 'All locations'} · ${since} to ${until}`,
  period: 'Period',
  periods: {
    'sign-in': 'Since I signed in',
    '8': 'Last 8 hours',
    '12': 'Last 12 hours',
    '24': 'Last 24 hours',
  },
  failed: 'The handover could not be put together',
  retry: 'Try again',
  copyText: 'Copy as text',
  copyMarkdown: 'Copy as Markdown',
  copied: 'Copied',
  print: 'Print',
  sections: {
    late: 'Late',
    urgent: 'Urgent',
    waiting: 'Waiting',
    recurring: 'Again and again',
    opened: 'New',
    resolved: 'Resolved',
  } satisfies Record<keyof Omit<Handover, 'since' | 'until'>, string>,
  hints: {
    late: 'Past its time and not done',
    urgent: 'Not done; what nobody has comes first',
    waiting: 'For a part, a call or a person',
    recurring: 'The same thing in the same place, three times or more in thirty days',
    opened: 'Made in this period',
    resolved: 'Done in this period',
  } satisfies Record<keyof Omit<Handover, 'since' | 'until'>, string>,
  none: 'None.',
  quiet: 'Nothing to hand over: nothing is late, urgent or waiting, and nothing was new.',
  more: (others: number) => `and ${count(others)} more`,
  nobody: 'nobody has it',
  bay: (bay: number) => `bay ${bay}`,
  dueSince: (time: string) => `due ${time}`,
  waitingSince: (time: string) => `waiting since ${time}`,
  lastComment: (by: string, time: string) => `${by}, ${time}:`,
  somebody: 'ClubOS',
  fix: (fix: string) => `What helped: ${fix}`,
  resolvedAt: (time: string) => `resolved ${time}`,
  openedAt: (time: string) => `opened ${time}`,
  times: (times: number) => `${count(times)} times in 30 days`,
  latest: (title: string) => `latest: ${title}`,
} as const
