import type { Span } from '@shared/traces/trace-contract'
import classes from './span-bar.module.css'
import { spanTone } from './span-rows'

interface Props {
  readonly span: Span
  /** Milliseconds that the whole width stands for. */
  readonly end: number
  readonly root?: boolean
}

/** When a span ran, on the trace's one scale. */
export function SpanBar({ span, end, root = false }: Props) {
  const left = `${(100 * span.startMs) / end}%`
  const width = `${(100 * span.durationMs) / end}%`
  return (
    <span className={classes.track} aria-hidden="true">
      <span
        className={classes.bar}
        data-tone={root ? 'root' : spanTone(span)}
        style={{ left, width }}
      />
    </span>
  )
}
