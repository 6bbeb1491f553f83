import { Button, Checkbox } from '@mantine/core'
import { type CsvColumn, csvColumns } from '@shared/tickets/ticket-exchange-contract'
import type { TicketQueryInput } from '@shared/tickets/ticket-query'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../../ipc/request'
import { useRead } from '../../../ipc/use-read'
import { Note } from '../../../ui/note'
import classes from './exchange.module.css'
import { ExchangeFrame } from './exchange-frame'
import { exchangeText } from './exchange-text'

const text = exchangeText.exporting

interface Props {
  /** Of the list on screen: the file gets exactly its tickets. */
  readonly query: TicketQueryInput
  readonly onClose: () => void
}

export function ExportDialog({ query, onClose }: Props) {
  const [columns, setColumns] = useState<readonly CsvColumn[]>(csvColumns)
  const { where, merged } = query
  const { data: counts } = useRead('tickets.counts', {
    ...{ ...(where === undefined ? {} : { where }), ...(merged === undefined ? {} : { merged }) },
  })
  const run = useMutation({
    mutationFn: () => request('tickets.export', { query, columns: [...columns] }),
  })
  return (
    <ExchangeFrame title={text.title} onClose={onClose}>
      {counts !== undefined && <p className={classes.dim}>{text.what(counts.total)}</p>}
      <ColumnChoice columns={columns} onChange={setColumns} />
      <div className={classes.actions}>
        <Button
          size="xs"
          data-autofocus
          loading={run.isPending}
          disabled={columns.length === 0}
          onClick={() => run.mutate()}
        >
          {text.run}
        </Button>
        <p role="status" className={classes.dim}>
          {run.data && text.done(run.data.rows, run.data.file)}
        </p>
      </div>
      {run.error !== null && (
        <Note tone="bad">
          {text.failed}: {run.error.message}
        </Note>
      )}
    </ExchangeFrame>
  )
}

interface ChoiceProps {
  readonly columns: readonly CsvColumn[]
  readonly onChange: (columns: readonly CsvColumn[]) => void
}

/** Columns keep the order of the file, in whatever order they are ticked. */
function ColumnChoice({ columns, onChange }: ChoiceProps) {
  const toggle = (column: CsvColumn) =>
    onChange(csvColumns.filter((each) => columns.includes(each) !== (each === column)))
  return (
    <fieldset className={classes.fieldset}>
      <legend className={classes.legend}>{text.columns}</legend>
      <div className={classes.columns}>
        {csvColumns.map((column) => (
          <Checkbox
            key={column}
            size="xs"
            label={column}
            checked={columns.includes(column)}
            onChange={() => toggle(column)}
          />
        ))}
      </div>
      <div className={classes.actions}>
        <Button size="compact-xs" variant="default" onClick={() => onChange(csvColumns)}>
          {text.all}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => onChange([])}>
          {text.none}
        </Button>
      </div>
    </fieldset>
  )
}
