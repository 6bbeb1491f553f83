import { Button } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import { Late } from '../../ui/late'
import { Note } from '../../ui/note'
import { Placeholder } from '../../ui/placeholder'
import classes from './sync-panel.module.css'
import { syncText } from './sync-text'

interface Props {
  readonly title: string
  readonly count?: number
  readonly action?: ReactNode
  readonly children: ReactNode
}

export function PanelSection({ title, count, action, children }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes.section}>
      <div className={classes.sectionHead}>
        <h3 id={id} className={classes.sectionTitle}>
          {title}
          {count !== undefined && <span className={classes.count}> {syncText.amount(count)}</span>}
        </h3>
        {action}
      </div>
      {children}
    </section>
  )
}

interface ReadStateProps {
  readonly read: UseQueryResult<unknown>
  readonly failed: string
}

/** What stands where a section's rows are not there: why not, or that they come. */
export function ReadState({ read, failed }: ReadStateProps) {
  if (read.error !== null) {
    return (
      <Note
        tone="bad"
        action={
          <Button size="compact-xs" variant="default" onClick={() => read.refetch()}>
            {syncText.retry}
          </Button>
        }
      >
        {failed}: {read.error.message}
      </Note>
    )
  }
  if (!read.isPending) return null
  return (
    <Late>
      <Placeholder height={40} />
    </Late>
  )
}
