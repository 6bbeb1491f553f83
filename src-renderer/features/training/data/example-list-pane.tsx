import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { ErrorState } from '../../../ui/error-state'
import { countText } from '../../../ui/figure-text'
import { Late } from '../../../ui/late'
import shared from '../../../ui/list-detail.module.css'
import { Note } from '../../../ui/note'
import { Placeholder } from '../../../ui/placeholder'
import { noFilters, useTrainingStore } from '../training-store'
import { trainingText } from '../training-text'
import classes from './data-section.module.css'
import { ExampleFilterBar } from './example-filter-bar'
import { ExampleList } from './example-list'
import type { useExampleActions } from './use-example-actions'
import type { useExamples } from './use-examples'

const text = trainingText.data

interface Props {
  readonly examples: ReturnType<typeof useExamples>
  readonly actions: ReturnType<typeof useExampleActions>
  readonly conflicts: number
  /** There is no room for the counts, which choose the assistant. */
  readonly narrow: boolean
}

export function ExampleListPane({ examples, actions, conflicts, narrow }: Props) {
  const { total, stale, show } = examples
  return (
    <>
      <div className={`${shared.head} ${classes.head}`}>
        <ExampleFilterBar narrow={narrow} />
        {conflicts > 0 && <ConflictNote conflicts={conflicts} />}
        {actions.error !== null && (
          <Note tone="bad">
            {trainingText.notSaved}: {actions.error.message}
          </Note>
        )}
        <div aria-live="polite" className={classes.summary}>
          <span>{total === 1 ? text.one : text.total(countText(total))}</span>
          {actions.removed !== null && (
            <span className={classes.removed}>
              <span className={classes.removedText}>{text.removed(actions.removed.text)}</span>
              <Button size="compact-xs" variant="default" onClick={actions.undoRemoval}>
                {text.undoRemoval}
              </Button>
            </span>
          )}
          {stale && (
            <Button
              size="compact-xs"
              radius="xl"
              variant="light"
              leftSection={<IconRefresh size={14} aria-hidden="true" />}
              onClick={show}
            >
              {text.changed}
            </Button>
          )}
        </div>
      </div>
      <ListContent {...{ examples, actions }} />
    </>
  )
}

function ConflictNote({ conflicts }: Pick<Props, 'conflicts'>) {
  const set = useTrainingStore((state) => state.set)
  return (
    <Note
      tone="warn"
      action={
        <Button size="compact-xs" variant="default" onClick={() => set({ showConflicts: true })}>
          {text.decide}
        </Button>
      }
    >
      {text.conflicts(conflicts)}
    </Note>
  )
}

function ListContent({ examples, actions }: Pick<Props, 'examples' | 'actions'>) {
  const { list, items } = examples
  if (list.error !== null && items.length === 0) {
    return (
      <ErrorState
        title={text.failed}
        message={list.error.message}
        retryLabel={trainingText.retry}
        onRetry={() => list.refetch()}
      />
    )
  }
  if (list.isPending) return <ListSkeleton />
  if (items.length === 0) return <Nothing />
  return <ExampleList {...{ list, items, actions }} />
}

function ListSkeleton() {
  return (
    <Late>
      <div className={shared.placeholders}>
        {[0, 1, 2, 3, 4].map((row) => (
          <Placeholder key={row} height={40} />
        ))}
      </div>
    </Late>
  )
}

function Nothing() {
  const filtered = useTrainingStore((state) => JSON.stringify(state.filters) !== filtersOff)
  return (
    <div className={shared.message}>
      <p>{filtered ? text.nothing : text.empty}</p>
      <p className={shared.dim}>{filtered ? text.nothingHint : text.emptyHint}</p>
    </div>
  )
}

const filtersOff = JSON.stringify(noFilters)
