import { ActionIcon, Checkbox } from '@mantine/core'
import type { TicketColumn } from '@shared/tickets/ticket-query'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { useColumnWidths } from '../table/column-width-store'
import { listedColumns, movedColumn, toggledColumn } from './column-order'
import classes from './display-menu.module.css'
import { listHeadText } from './list-head-text'
import { usualColumns } from './list-view'
import { useListView } from './list-view-store'

const text = listHeadText.display

/** Which columns the table shows, and in which order. */
export function ColumnChooser() {
  const { columns, setColumns } = useListView()
  const { setWidths } = useColumnWidths()
  const list = useRef<HTMLUListElement>(null)
  const reset = () => {
    setColumns(usualColumns)
    setWidths({})
  }
  const move = (column: TicketColumn, step: number, action: string) => {
    setColumns(movedColumn(columns, column, step))
    // The line goes elsewhere and takes the focus with it.
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-control="${column} ${action}"]`)?.focus(),
    )
  }
  return (
    <section aria-label={text.columns}>
      <div className={classes.columnsHead}>
        <span title={text.columnKeys}>{text.columns}</span>
        <button type="button" className={classes.reset} onClick={reset}>
          {text.resetColumns}
        </button>
      </div>
      <ul ref={list} className={classes.columns}>
        {listedColumns(columns).map((column) => (
          <ColumnLine
            key={column}
            column={column}
            at={columns.indexOf(column)}
            last={columns.length - 1}
            onMove={(step, action) => move(column, step, action)}
            onToggle={() => setColumns(toggledColumn(columns, column))}
          />
        ))}
      </ul>
    </section>
  )
}

interface LineProps {
  readonly column: TicketColumn
  /** -1: it is not shown. */
  readonly at: number
  readonly last: number
  readonly onMove: (step: number, action: string) => void
  readonly onToggle: () => void
}

function ColumnLine({ column, at, last, onMove, onToggle }: LineProps) {
  const name = listHeadText.columns[column]
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!event.altKey || step === undefined || at === -1) return
    event.preventDefault()
    onMove(step, 'shown')
  }
  return (
    <li className={classes.column}>
      <Checkbox
        size="xs"
        label={name}
        // Without a title nobody would know what a row is about.
        disabled={column === 'title'}
        checked={at !== -1}
        data-control={`${column} shown`}
        onChange={onToggle}
        onKeyDown={onKeyDown}
      />
      {at !== -1 && (
        <span className={classes.moves}>
          <Move column={column} action="up" disabled={at === 0} onMove={onMove} />
          <Move column={column} action="down" disabled={at === last} onMove={onMove} />
        </span>
      )}
    </li>
  )
}

interface MoveProps extends Pick<LineProps, 'column' | 'onMove'> {
  readonly action: 'up' | 'down'
  readonly disabled: boolean
}

function Move({ column, action, disabled, onMove }: MoveProps) {
  const Icon = action === 'up' ? IconChevronUp : IconChevronDown
  return (
    <ActionIcon
      size={20}
      variant="subtle"
      color="gray"
      aria-label={text[action](listHeadText.columns[column])}
      // It keeps the focus at the end of its way.
      aria-disabled={disabled || undefined}
      data-control={`${column} ${action}`}
      onClick={() => onMove(action === 'up' ? -1 : 1, action)}
    >
      <Icon size={14} aria-hidden="true" />
    </ActionIcon>
  )
}
