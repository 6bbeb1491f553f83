import type { Span } from '@shared/traces/trace-contract'
import type { UseQueryResult } from '@tanstack/react-query'
import { SpanBar } from '../../../app/span-bar'
import { spanRows, traceEnd } from '../../../app/span-rows'
import { ErrorState } from '../../../ui/error-state'
import { Late } from '../../../ui/late'
import { exactDurationText } from '../../../ui/measure-text'
import { Placeholder } from '../../../ui/placeholder'
import classes from './why-panel.module.css'
import { WhySection } from './why-section'
import { whyText } from './why-text'

interface Props {
  readonly trace: UseQueryResult<{ readonly spans: readonly Span[] }>
}

/** Where the time went: the steps right below the question, on one scale. */
export function WhyTime({ trace }: Props) {
  return (
    <WhySection title={whyText.time}>
      {trace.error !== null && (
        <ErrorState
          title={whyText.timeFailed}
          message={trace.error.message}
          retryLabel={whyText.retry}
          onRetry={() => trace.refetch()}
        />
      )}
      {trace.isPending && (
        <Late>
          <Placeholder height={80} />
        </Late>
      )}
      {trace.data !== undefined && <Steps spans={trace.data.spans} />}
    </WhySection>
  )
}

function Steps({ spans }: { readonly spans: readonly Span[] }) {
  const end = traceEnd(spans)
  const rows = spanRows(spans)
  const steps = rows.filter(({ depth }) => depth === 1)
  return (
    <ul className={classes.steps}>
      {(steps.length > 0 ? steps : rows).map(({ span }) => (
        <li key={span.spanId} className={classes.step}>
          <span className={classes.stepName} title={span.name}>
            {span.name}
          </span>
          <SpanBar span={span} end={end} />
          <span className={classes.stepTime}>{exactDurationText(span.durationMs)}</span>
        </li>
      ))}
    </ul>
  )
}
