import type { DeviceContent } from '@shared/sync/sync-contract'
import { useState } from 'react'
import { useRead } from '../../ipc/use-read'
import { CopyButton } from '../../ui/copy-button'
import { entityName } from './entity-names'
import { ReadState } from './panel-section'
import classes from './sync-panel.module.css'
import { syncText } from './sync-text'

const text = syncText.device

/** The local copy: folded, and counted only when somebody looks. */
export function DeviceSection() {
  const [open, setOpen] = useState(false)
  const read = useRead('sync.device', {}, { enabled: open, staleTime: 0, gcTime: 0 })
  return (
    <details className={classes.section} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={classes.sectionTitle}>{text.title}</summary>
      {open && <ReadState read={read} failed={text.failed} />}
      {read.data !== undefined && <DeviceFacts content={read.data} />}
    </details>
  )
}

function DeviceFacts({ content }: { readonly content: DeviceContent }) {
  const { bytes, deviceId, file, rows } = content
  const { copied: copiedLabel } = text
  return (
    <div className={classes.device}>
      <dl className={classes.facts}>
        <dt>{text.file}</dt>
        <dd className={classes.copyable}>
          <span>{file}</span>
          <CopyButton text={file} label={text.copyFile} copiedLabel={copiedLabel} />
        </dd>
        <dt>{text.size}</dt>
        <dd>{text.bytes(bytes)}</dd>
        <dt>{text.id}</dt>
        <dd className={classes.copyable}>
          <span>{deviceId ?? text.noId}</span>
          {deviceId !== null && (
            <CopyButton text={deviceId} label={text.copyId} copiedLabel={copiedLabel} />
          )}
        </dd>
      </dl>
      <p className={classes.dim}>{text.rows}</p>
      {rows.length === 0 && <p className={classes.hint}>{text.noRows}</p>}
      <dl className={classes.rows}>
        {rows.map(({ entity, count }) => (
          <div key={entity} className={classes.row}>
            <dt>{entityName(entity)}</dt>
            <dd>{syncText.amount(count)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
