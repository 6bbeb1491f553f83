import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { useShortcuts } from '../../../app/use-shortcuts'
import { ErrorState } from '../../../ui/error-state'
import { Late } from '../../../ui/late'
import shared from '../../../ui/list-detail.module.css'
import { Placeholder } from '../../../ui/placeholder'
import { SplitPane } from '../../../ui/split-pane'
import { EmptySection } from '../empty-section'
import { labelShortcuts } from '../label-shortcuts'
import { trainingText } from '../training-text'
import { QueueList } from './queue-list'
import { QueueQuestion } from './queue-question'
import { useUncertain } from './use-uncertain'

const listWidth = { initial: 360, minimum: 240, maximum: 640 }
const text = trainingText.uncertain

/** Real questions that would teach the router most, one key each. */
export function UncertainSection() {
  const queue = useUncertain()
  useQueueShortcuts(queue)
  const wide = useMediaQuery('(min-width: 900px)', undefined, { getInitialValueInEffect: false })
  const { read, rows, position, current } = queue
  if (read.error !== null && rows.length === 0) {
    return (
      <ErrorState
        title={text.failed}
        message={read.error.message}
        retryLabel={trainingText.retry}
        onRetry={() => read.refetch()}
      />
    )
  }
  if (read.isPending) return <QueueSkeleton />
  if (current === null) return <EmptySection title={text.empty} hint={text.emptyHint} />
  const question = <QueueQuestion key={current.question.traceId} {...{ queue, current }} />
  if (!wide) return question
  return (
    <SplitPane
      name="training-uncertain"
      sashLabel={text.sash}
      sized="start"
      width={listWidth}
      start={<QueueList rows={rows} position={position} onChoose={queue.goTo} />}
      end={question}
    />
  )
}

function QueueSkeleton() {
  return (
    <Late>
      <div className={shared.placeholders}>
        {[0, 1, 2, 3].map((row) => (
          <Placeholder key={row} height={48} />
        ))}
      </div>
    </Late>
  )
}

function useQueueShortcuts(queue: ReturnType<typeof useUncertain>): void {
  const [, navigate] = useLocation()
  const { group, ...names } = trainingText.shortcuts
  const { rows, position, current, goTo, label, skip, undo } = queue
  const move = (step: number) => goTo(Math.max(0, Math.min(rows.length - 1, position + step)))
  useFocusedQueue(current !== null)
  const open = () => current !== null && navigate(`/traces/${current.question.traceId}`)
  const shortcuts = [
    { keys: 'j', label: names.next, group, run: () => move(1) },
    { keys: 'k', label: names.previous, group, run: () => move(-1) },
    ...labelShortcuts(label),
    { keys: 's', label: names.skip, group, run: skip },
    { keys: 'u', label: names.undo, group, run: undo },
    { keys: 'Enter', label: names.trace, group, run: open },
  ]
  useShortcuts(current === null ? [] : shortcuts)
}

/** Out of the tabs, whose focused link would otherwise take the Enter that follows. */
function useFocusedQueue(ready: boolean): void {
  const focused = useRef(false)
  useEffect(() => {
    if (!ready || focused.current) return
    focused.current = true
    document.querySelector<HTMLElement>('#training-queue')?.focus({ preventScroll: true })
  }, [ready])
}
