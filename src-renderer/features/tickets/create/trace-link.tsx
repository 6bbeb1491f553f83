import { IconRoute } from '@tabler/icons-react'
import { Link } from 'wouter'
import classes from './create.module.css'
import { createText as text } from './create-text'

/** The way back to the question that a ticket came from. */
export function TraceLink({ traceId }: { readonly traceId: string | null }) {
  if (traceId === null) return null
  return (
    <Link href={`/traces/${traceId}`} className={classes.trace}>
      <IconRoute size={14} aria-hidden="true" />
      {text.trace}
    </Link>
  )
}
