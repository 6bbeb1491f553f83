import type { Escalation } from '@shared/escalations/escalation-contract'
import { IconCloudOff } from '@tabler/icons-react'
import { ErrorState } from '../../../ui/error-state'
import { Late } from '../../../ui/late'
import shared from '../../../ui/list-detail.module.css'
import { Placeholder } from '../../../ui/placeholder'
import segmented from '../../../ui/segmented.module.css'
import type { SteadyItem } from '../../../ui/steady-list'
import type { useEscalations } from './use-escalations'
import classes from './waiting.module.css'
import { WaitingRow } from './waiting-row'
import type { WaitingFilter } from './waiting-rows'
import { waitingText as text } from './waiting-text'

interface Props {
  readonly read: ReturnType<typeof useEscalations>
  readonly rows: readonly SteadyItem<Escalation>[]
  readonly filter: WaitingFilter
  readonly online: boolean
  readonly escalationId: string | null
  readonly onFilter: (filter: WaitingFilter) => void
  readonly onOpen: (id: string) => void
}

export function WaitingListPane(props: Props) {
  const { filter, online, onFilter } = props
  return (
    <div className={shared.pane}>
      <div className={`${shared.head} ${classes.head}`}>
        <FilterSwitch filter={filter} onFilter={onFilter} />
        {!online && (
          <p role="status" className={classes.offline}>
            <IconCloudOff size={15} aria-hidden="true" />
            {text.offline}
          </p>
        )}
      </div>
      <ListContent {...props} />
    </div>
  )
}

const filters = ['open', 'answered'] as const

function FilterSwitch({ filter, onFilter }: Pick<Props, 'filter' | 'onFilter'>) {
  return (
    <fieldset aria-label={text.filterLabel} className={segmented.group}>
      {filters.map((one) => (
        <button
          key={one}
          type="button"
          className={segmented.choice}
          aria-pressed={one === filter}
          onClick={() => onFilter(one)}
        >
          {text.filters[one]}
        </button>
      ))}
    </fieldset>
  )
}

function ListContent({ read, rows, filter, escalationId, onOpen }: Props) {
  if (read.error !== null && rows.length === 0) {
    return (
      <ErrorState
        title={text.failed}
        message={read.error.message}
        retryLabel={text.retry}
        onRetry={() => read.refetch()}
      />
    )
  }
  if (read.isPending) return <ListSkeleton />
  if (rows.length === 0) {
    return (
      <div className={shared.message}>
        <p>{text.empty[filter]}</p>
        <p className={shared.dim}>{text.emptyHint[filter]}</p>
      </div>
    )
  }
  return (
    <ul
      id="waiting-list"
      aria-label={text.list}
      tabIndex={-1}
      className={`${shared.scroll} ${shared.marksCurrent} ${classes.list}`}
    >
      {rows.map((row) => (
        <WaitingRow
          key={row.item.id}
          row={row}
          current={row.item.id === escalationId}
          onOpen={onOpen}
        />
      ))}
    </ul>
  )
}

function ListSkeleton() {
  return (
    <Late>
      <div className={shared.placeholders}>
        {[0, 1, 2, 3].map((row) => (
          <Placeholder key={row} height={56} />
        ))}
      </div>
    </Late>
  )
}
