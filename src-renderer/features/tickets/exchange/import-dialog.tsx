import { Button, NativeSelect } from '@mantine/core'
import type { RouteOutput } from '@shared/ipc/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useCurrentLocation, useLocations } from '../../../app/use-locations'
import { request } from '../../../ipc/request'
import { Note } from '../../../ui/note'
import { useTakeBack } from '../undo/use-undo'
import classes from './exchange.module.css'
import { ExchangeFrame } from './exchange-frame'
import { exchangeText } from './exchange-text'
import { ImportPreview } from './import-preview'

const text = exchangeText.importing

/** First what a file would make, to be looked at; then, and only then, making it. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const current = useCurrentLocation()
  const [locationId, setLocationId] = useState(current?.id ?? '')
  const plan = useMutation({
    mutationFn: () =>
      request('tickets.plan-import', { ...(locationId === '' ? {} : { locationId }) }),
    onMutate: () => run.reset(),
  })
  const run = useMutation({
    mutationFn: (planId: string) => request('tickets.import', { planId }),
  })
  const planned = plan.data ?? null
  const error = plan.error ?? run.error
  return (
    <ExchangeFrame title={text.title} onClose={onClose}>
      <p className={classes.dim}>{text.hint}</p>
      <PlaceChoice locationId={locationId} onChange={setLocationId} />
      <div className={classes.actions}>
        <Button
          size="xs"
          variant={planned === null ? 'filled' : 'default'}
          loading={plan.isPending}
          onClick={() => plan.mutate()}
        >
          {planned === null ? text.choose : text.another}
        </Button>
      </div>
      {error !== null && (
        <Note tone="bad">
          {text.failed}: {error.message}
        </Note>
      )}
      {planned !== null && <ImportPreview plan={planned} />}
      {planned !== null && planned.ready > 0 && (
        <div className={classes.foot}>
          {run.data === undefined ? (
            <>
              <Button size="xs" loading={run.isPending} onClick={() => run.mutate(planned.planId)}>
                {text.run(planned.ready)}
              </Button>
              <span className={classes.dim}>{text.nothingYet}</span>
            </>
          ) : (
            <Imported result={run.data} />
          )}
        </div>
      )}
    </ExchangeFrame>
  )
}

/** What was made, and the way back. */
function Imported({ result }: { readonly result: RouteOutput<'tickets.import'> }) {
  const undo = useTakeBack()
  const { created, undoId } = result
  const undone = undo.data
  return (
    <>
      <p role="status">
        {undone === undefined ? text.done(created) : text.undone(undone.restored)}
      </p>
      {undoId !== null && undone === undefined && (
        <Button
          size="compact-xs"
          variant="default"
          loading={undo.isPending}
          onClick={() => undo.mutate({ way: 'undo', undoId })}
        >
          {text.undo}
        </Button>
      )}
      {undo.error !== null && <Note tone="bad">{undo.error.message}</Note>}
    </>
  )
}

interface PlaceProps {
  readonly locationId: string
  readonly onChange: (locationId: string) => void
}

function PlaceChoice({ locationId, onChange }: PlaceProps) {
  const places = useLocations().map(({ id, name }) => ({ value: id, label: name }))
  return (
    <NativeSelect
      size="xs"
      label={text.place}
      data={[{ value: '', label: text.noPlace }, ...places]}
      value={locationId}
      onChange={({ currentTarget: { value } }) => onChange(value)}
    />
  )
}
