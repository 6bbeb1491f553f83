import type { DeadLetter } from '@shared/sync/sync-contract'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { request } from '../../ipc/request'
import { Note } from '../../ui/note'
import { clockText } from '../../ui/time-text'
import { entityName, fieldName } from './entity-names'
import { RefusedActions } from './refused-actions'
import classes from './sync-panel.module.css'
import { syncText } from './sync-text'
import { valueText } from './value-text'

const text = syncText.refused

/** What was refused and why, to be tried again or given up. */
export function RefusedChange({ letter }: { readonly letter: DeadLetter }) {
  const { code, kind, message, opId, title } = letter
  const retry = useMutation({ mutationFn: () => request('sync.retry', { opId }) })
  const discard = useMutation({ mutationFn: () => request('sync.discard', { opId }) })
  const failure = retry.error ?? discard.error
  return (
    <article aria-label={title} className={classes.refused}>
      <RefusedHead letter={letter} />
      <p className={classes.reason}>
        <IconAlertTriangle size={15} className={classes.badIcon} aria-hidden="true" />
        <span>
          {message} <span className={classes.code}>{text.code(code)}</span>
        </span>
      </p>
      {kind !== 'delete' && <ChangeList letter={letter} />}
      {failure !== null && <Note tone="bad">{failure.message}</Note>}
      <RefusedActions
        dependants={letter.dependants}
        retry={{ busy: retry.isPending, run: () => retry.mutate() }}
        discard={{ busy: discard.isPending, run: () => discard.mutate() }}
      />
    </article>
  )
}

function RefusedHead({ letter }: { readonly letter: DeadLetter }) {
  const { entity, kind, madeAt, refusedAt, title } = letter
  const when = text.at(clockText(madeAt), clockText(refusedAt))
  return (
    <div>
      <p className={classes.itemTitle}>{title}</p>
      <p className={classes.dim}>{[entityName(entity), text.kinds[kind], when].join(' · ')}</p>
    </div>
  )
}

function ChangeList({ letter }: { readonly letter: DeadLetter }) {
  return (
    <dl className={classes.facts}>
      {Object.entries(letter.changes).map(([field, value]) => (
        <ChangedField
          key={field}
          name={fieldName(field)}
          value={valueText(value, { entity: letter.entity, field })}
        />
      ))}
    </dl>
  )
}

function ChangedField({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className={classes.value}>{value}</dd>
    </>
  )
}
