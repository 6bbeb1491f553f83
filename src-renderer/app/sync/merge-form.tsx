import { Button, Textarea } from '@mantine/core'
import type { FormEvent, KeyboardEvent } from 'react'
import classes from './sync-panel.module.css'
import { useSyncPanel } from './sync-panel-store'
import { syncText } from './sync-text'

const text = syncText.conflicts

interface Props {
  readonly conflictId: string
  /** What the text begins with. */
  readonly start: string
  readonly busy: boolean
  readonly onSave: (value: string) => void
}

/** A third text that says what both meant; what is typed stays until the conflict is settled. */
export function MergeForm({ conflictId, start, busy, onSave }: Props) {
  const written = useSyncPanel((panel) => panel.merges[conflictId])
  const write = useSyncPanel((panel) => panel.write)
  const value = written ?? start
  const allowed = !busy && value.trim() !== ''
  const save = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault()
    if (allowed) onSave(value.trim())
  }
  return (
    <form className={classes.merge} onSubmit={save}>
      <Textarea
        label={text.merge}
        autosize
        minRows={2}
        maxRows={12}
        value={value}
        onChange={(event) => write(conflictId, event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(event)
        }}
      />
      <div className={classes.actions}>
        <Button type="submit" size="xs" variant="default" disabled={!allowed}>
          {text.mergeSave}
        </Button>
        <span className={classes.dim}>{text.mergeKeys}</span>
      </div>
    </form>
  )
}
