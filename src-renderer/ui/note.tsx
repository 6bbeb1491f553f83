import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './note.module.css'

interface Props {
  readonly tone: 'warn' | 'bad'
  readonly children: ReactNode
  /** What to do about it. */
  readonly action?: ReactNode
}

/** Something to know where it matters; `bad` ones are read out at once. */
export function Note({ tone, children, action }: Props) {
  return (
    <div role={tone === 'bad' ? 'alert' : 'status'} className={classes.note} data-tone={tone}>
      <IconAlertTriangle size={15} className={classes.icon} aria-hidden="true" />
      <div className={classes.words}>{children}</div>
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </div>
  )
}
