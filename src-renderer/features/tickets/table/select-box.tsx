import { bulkEditors } from '@shared/tickets/ticket-bulk-contract'
import { useSession } from '../../../app/session'
import { tableText } from './table-text'
import classes from './ticket-table.module.css'

interface Props {
  readonly title: string
  readonly selected: boolean
  readonly allowed: boolean
}

/** Seen when it is pointed at or anything is selected; x does the same. */
export function SelectBox({ title, selected, allowed }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot be virtual
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    <span role="gridcell" data-select={allowed || undefined} className={classes.select}>
      {allowed && (
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={tableText.select(title)}
          checked={selected}
          // The grid takes the click, with Shift for a range.
          readOnly
        />
      )}
    </span>
  )
}

/** Selecting is for changing many at once, which not everybody may. */
export function useMaySelect(): boolean {
  const role = useSession().data?.role
  return bulkEditors.some((one) => one === role)
}
