import { Button } from '@mantine/core'
import { IconArrowUp } from '@tabler/icons-react'
import { ErrorState } from '../../ui/error-state'
import { Late } from '../../ui/late'
import shared from '../../ui/list-detail.module.css'
import { Placeholder } from '../../ui/placeholder'
import { TraceFilterBar } from './trace-filter-bar'
import { TraceList } from './trace-list'
import { noFilters, useTraceStore } from './trace-store'
import classes from './traces-screen.module.css'
import { tracesText } from './traces-text'
import type { useTraces } from './use-traces'

interface Props {
  readonly traces: ReturnType<typeof useTraces>
  readonly traceId: string | null
  readonly onOpen: (traceId: string) => void
}

export function TraceListPane({ traces, traceId, onOpen }: Props) {
  return (
    <div className={`${shared.pane} ${classes.pane}`}>
      <div className={`${shared.head} ${classes.head}`}>
        <div className={classes.top}>
          <h1 className={classes.title}>{tracesText.title}</h1>
          <div aria-live="polite">{traces.added.count > 0 && <AddedButton traces={traces} />}</div>
        </div>
        <TraceFilterBar />
      </div>
      <ListContent {...{ traces, traceId, onOpen }} />
    </div>
  )
}

/** What has come since; the list itself does not move until asked to. */
function AddedButton({ traces }: Pick<Props, 'traces'>) {
  return (
    <Button
      size="compact-xs"
      radius="xl"
      leftSection={<IconArrowUp size={14} aria-hidden="true" />}
      onClick={traces.showAdded}
    >
      {tracesText.added(traces.added.count)}
    </Button>
  )
}

function ListContent({ traces, traceId, onOpen }: Props) {
  const { list, items } = traces
  if (list.error !== null && items.length === 0) {
    return (
      <ErrorState
        title={tracesText.listFailed}
        message={list.error.message}
        retryLabel={tracesText.retry}
        onRetry={() => list.refetch()}
      />
    )
  }
  if (list.isPending) return <ListSkeleton />
  if (items.length === 0) return <Nothing />
  return <TraceList {...{ list, items, traceId, onOpen }} />
}

function ListSkeleton() {
  return (
    <Late>
      <div className={shared.placeholders}>
        {[0, 1, 2, 3, 4].map((row) => (
          <Placeholder key={row} height={48} />
        ))}
      </div>
    </Late>
  )
}

function Nothing() {
  const filtered = useTraceStore((state) => JSON.stringify(state.filters) !== filtersOff)
  const { emptyHint, emptyTitle, nothingHint, nothingTitle } = tracesText
  return (
    <div className={shared.message}>
      <p>{filtered ? nothingTitle : emptyTitle}</p>
      <p className={shared.dim}>{filtered ? nothingHint : emptyHint}</p>
    </div>
  )
}

const filtersOff = JSON.stringify(noFilters)
