import type { TicketGrouping } from '@shared/tickets/ticket-query'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { memo } from 'react'
import { useLocations } from '../../../app/use-locations'
import { ticketCategoryNames, ticketPriorityNames, wordFor } from '../../../app/vocabulary'
import { TicketStatusText } from '../ticket-badges'
import { useCollapsedGroups } from './collapsed-groups'
import type { GroupCount, TableRow } from './table-rows'
import { tableText } from './table-text'
import classes from './ticket-table.module.css'

interface Props {
  readonly index: number
  readonly row: Extract<TableRow, { readonly kind: 'group' }>
  readonly by: TicketGrouping | undefined
  /** In pixels from the first row. */
  readonly top: number
}

/** The heading of one part, with how many tickets it has in all; a click folds it. */
export const GroupRow = memo(function GroupRow({ index, row, by, top }: Props) {
  const toggle = useCollapsedGroups((state) => state.toggle)
  if (by === undefined) return null
  const { group, open } = row
  const Chevron = open ? IconChevronDown : IconChevronRight
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot be virtual
    // biome-ignore lint/a11y/useFocusableInteractive: its button has the focus
    <div role="row" aria-rowindex={index + 2} className={classes.group} style={{ top }}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <span role="gridcell" className={classes.groupCell}>
        <button
          type="button"
          aria-expanded={open}
          className={classes.fold}
          onClick={() => toggle(by, group.key)}
        >
          <Chevron size={14} aria-hidden="true" />
          <GroupName group={group} by={by} />
          <span className={classes.groupCount} title={tableText.count(group.count)}>
            {group.count.toLocaleString('en')}
          </span>
        </button>
      </span>
    </div>
  )
})

function GroupName({ group, by }: { readonly group: GroupCount; readonly by: TicketGrouping }) {
  const locations = useLocations()
  const { key, name, bayNumber } = group
  if (by === 'status') {
    return (
      <TicketStatusText
        status={(key ?? 'open') as Parameters<typeof TicketStatusText>[0]['status']}
      />
    )
  }
  if (by === 'priority') return wordFor(ticketPriorityNames, key ?? '')
  if (by === 'category') return wordFor(ticketCategoryNames, key ?? '')
  if (by === 'assignee') return name ?? tableText.nobody
  const place = name ?? locations.find(({ id }) => id === key)?.name ?? key
  if (by === 'location') return place
  return key === null ? tableText.noBay : `${place} · ${tableText.bay(bayNumber ?? 0)}`
}
