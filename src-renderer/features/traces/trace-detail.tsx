import type { TraceSummary } from '@shared/traces/trace-contract'
import { useState } from 'react'
import { AssistantBadge, ConfidenceBadge } from '../../app/answer-badges'
import { spanRows } from '../../app/span-rows'
import { useLocations } from '../../app/use-locations'
import { tierNames } from '../../app/vocabulary'
import { useRead } from '../../ipc/use-read'
import { BackButton } from '../../ui/back-button'
import { CopyButton } from '../../ui/copy-button'
import { ErrorState } from '../../ui/error-state'
import { Late } from '../../ui/late'
import { exactDurationText } from '../../ui/measure-text'
import { Placeholder } from '../../ui/placeholder'
import { exactClockText } from '../../ui/time-text'
import { SpanAttributes } from './span-attributes'
import classes from './trace-detail.module.css'
import { TraceStatus } from './trace-status'
import { tracesText } from './traces-text'
import { Waterfall } from './waterfall'

interface Props {
  readonly traceId: string
  /** Given where the detail hides the list. */
  readonly onBack: (() => void) | null
}

/** One question's way: when each step ran and what it recorded. */
export function TraceDetail({ traceId, onBack }: Props) {
  const [selected, setSelected] = useState<string | null>(null)
  const read = useRead('traces.show', { traceId })
  const rows = spanRows(read.data?.spans ?? [])
  const chosen = rows.find(({ span }) => span.spanId === selected) ?? rows[0]
  return (
    <section aria-label={tracesText.detail} className={classes.trace}>
      {onBack !== null && <BackButton label={tracesText.back} onBack={onBack} />}
      {read.error !== null && (
        <ErrorState
          title={tracesText.traceFailed}
          message={read.error.message}
          retryLabel={tracesText.retry}
          onRetry={() => read.refetch()}
        />
      )}
      {read.isPending && (
        <Late>
          <Placeholder height={48} />
          <Placeholder height={240} />
        </Late>
      )}
      {read.data !== undefined && chosen !== undefined && (
        <>
          <TraceHeader trace={read.data.trace} />
          <Waterfall rows={rows} selected={chosen.span.spanId} onSelect={setSelected} />
          <SpanAttributes span={chosen.span} />
        </>
      )}
    </section>
  )
}

function TraceHeader({ trace }: { readonly trace: TraceSummary }) {
  const locations = useLocations()
  const place = locations.find(({ id }) => id === trace.locationId)?.name ?? tracesText.everywhere
  const facts = [trace.askedBy, place, exactClockText(trace.askedAt), tierNames[trace.tier]]
  return (
    <header className={classes.header}>
      <h2 className={classes.question}>{trace.question}</h2>
      <div className={classes.line}>
        <AssistantBadge label={trace.assistant} />
        <ConfidenceBadge confidence={trace.confidence} label={tracesText.confidence} />
        {trace.assistant !== 'emergency' && <TraceStatus status={trace.status} />}
        <span className={classes.facts}>
          {[...facts, exactDurationText(trace.durationMs)].join(' · ')}
        </span>
      </div>
      <p className={classes.id}>
        {trace.traceId}
        <CopyButton
          text={trace.traceId}
          label={tracesText.copyId}
          copiedLabel={tracesText.copied}
        />
      </p>
    </header>
  )
}
