import type { TicketColumn } from '@shared/tickets/ticket-query'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useListView } from '../list-head/list-view-store'
import { ColumnSash } from './column-sash'
import { tableColumns } from './table-columns'
import { tableText } from './table-text'
import classes from './ticket-table.module.css'

/** The names of the columns; a click sorts by one, another click the other way round. */
export function TableHead({ columns }: { readonly columns: readonly TicketColumn[] | null }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot be virtual
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    <div role="row" aria-rowindex={1} className={columns === null ? classes.unseen : classes.head}>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
      <span role="columnheader">
        <span className={classes.unseen}>{tableText.selectColumn}</span>
      </span>
      {(columns ?? (['title'] as const)).map((column) => (
        <HeadCell key={column} column={column} columns={columns} />
      ))}
    </div>
  )
}

interface HeadCellProps {
  readonly column: TicketColumn
  /** Null where rows have no columns. */
  readonly columns: readonly TicketColumn[] | null
}

function HeadCell({ column, columns }: HeadCellProps) {
  const { query, setSort } = useListView()
  const { sort } = tableColumns[column]
  const name = tableText.columns[column]
  const isSorted = sort !== undefined && query.sort.by === sort.by
  const direction = query.sort.descending ? 'descending' : 'ascending'
  const Arrow = query.sort.descending ? IconArrowDown : IconArrowUp
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table element cannot be virtual
    // biome-ignore lint/a11y/useFocusableInteractive: its button has the focus
    <span
      role="columnheader"
      aria-label={name}
      aria-sort={isSorted ? direction : undefined}
      data-column={column}
      className={classes.headCell}
    >
      {sort === undefined ? (
        <span className={classes.headName}>{name}</span>
      ) : (
        <button
          type="button"
          tabIndex={-1}
          aria-label={tableText.sortBy(name)}
          className={classes.sort}
          onClick={() => setSort(isSorted ? turned(query.sort) : sort)}
        >
          <span className={classes.headName}>{name}</span>
          {isSorted && <Arrow size={13} aria-hidden="true" className={classes.arrow} />}
        </button>
      )}
      {columns !== null && column !== 'title' && <ColumnSash {...{ column, columns }} />}
    </span>
  )
}

function turned<Sort extends { readonly descending: boolean }>(sort: Sort): Sort {
  return { ...sort, descending: !sort.descending }
}
