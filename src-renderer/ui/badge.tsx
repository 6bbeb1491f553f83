import type { ReactNode } from 'react'
import classes from './badge.module.css'

export type BadgeTone = 'accent' | 'good' | 'warn' | 'bad' | 'plain'

interface Props {
  readonly tone: BadgeTone
  readonly label?: string
  readonly children: ReactNode
}

/** A word or figure on a tinted ground; the tint never says more than the word. */
export function Badge({ tone, label, children }: Props) {
  return (
    <span className={classes.badge} data-tone={tone} title={label}>
      {label !== undefined && <span className={classes.label}>{label} </span>}
      {children}
    </span>
  )
}
