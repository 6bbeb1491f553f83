import type { TicketColumn, TicketSort } from '@shared/tickets/ticket-query'
import type { ChangeField } from '../bulk/change-field'

interface TableColumn {
  /** As the grid of a row takes it; `least` of it in pixels. */
  readonly width: string
  readonly least: number
  /** What a click on its head sorts by, and how it begins. */
  readonly sort?: { readonly by: TicketSort; readonly descending: boolean }
  /** What a click or F2 on one of its cells changes. */
  readonly edits?: ChangeField | 'title'
}

const fixed = (least: number) => ({ least, width: `${least}px` })
const flexible = (least: number, share: number) => ({
  least,
  width: `minmax(${least}px, ${share}fr)`,
})

export const tableColumns: Readonly<Record<TicketColumn, TableColumn>> = {
  title: { ...flexible(220, 8), sort: { by: 'title', descending: false }, edits: 'title' },
  priority: { ...fixed(88), sort: { by: 'priority', descending: true }, edits: 'priority' },
  status: { ...fixed(112), sort: { by: 'status', descending: false }, edits: 'status' },
  category: { ...fixed(88), edits: 'category' },
  location: {
    ...flexible(96, 1),
    sort: { by: 'location', descending: false },
    edits: 'place',
  },
  bay: { ...fixed(60), edits: 'place' },
  assignee: {
    ...flexible(112, 1),
    sort: { by: 'assignee', descending: false },
    edits: 'assignee',
  },
  tags: { ...flexible(112, 2), edits: 'tags' },
  due: { ...fixed(124), sort: { by: 'due', descending: false }, edits: 'due' },
  promise: { ...fixed(96), sort: { by: 'promise', descending: false } },
  created: { ...fixed(72), sort: { by: 'created', descending: true } },
  updated: { ...fixed(80), sort: { by: 'updated', descending: true } },
  resolved: fixed(80),
  creator: flexible(112, 1),
}

const selectWidth = 20
const gap = 12
const padding = 16

/** How a row is laid out, and how narrow it may become; `own` in pixels. */
export function tableLayout(
  columns: readonly TicketColumn[],
  own: Readonly<Partial<Record<TicketColumn, number>>> = {},
) {
  const widths = columns.map((column) => {
    const width = own[column]
    return width === undefined ? tableColumns[column] : fixed(width)
  })
  return {
    template: [`${selectWidth}px`, ...widths.map(({ width }) => width)].join(' '),
    least: widths.reduce((sum, { least }) => sum + least + gap, selectWidth + 2 * padding),
  }
}
