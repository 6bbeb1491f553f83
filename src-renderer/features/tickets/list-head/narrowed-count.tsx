import { useDebouncedValue } from '@mantine/hooks'
import { tableText } from '../table/table-text'
import { useTicketCounts } from '../table/use-ticket-counts'
import classes from './list-head.module.css'
import { useListQuery } from './use-list-query'

// Counting a hundred thousand takes longer than reading the first page: not at every letter.
const typingPause = 250

/** How many tickets the list has now that it is narrowed further than its view. */
export function NarrowedCount() {
  const [{ where, merged }] = useDebouncedValue(useListQuery().query, typingPause)
  const counts = useTicketCounts({ where, merged })
  if (counts === undefined) return null
  return <span className={classes.narrowed}>{tableText.count(counts.total)}</span>
}
