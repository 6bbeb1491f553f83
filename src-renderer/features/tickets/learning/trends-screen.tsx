import { useMediaQuery } from '@mantine/hooks'
import { trendDays } from '@shared/tickets/ticket-learning-contract'
import { useRef } from 'react'
import { useLocation } from 'wouter'
import { useCurrentLocation } from '../../../app/use-locations'
import { useShortcuts } from '../../../app/use-shortcuts'
import { useRead } from '../../../ipc/use-read'
import { BackButton } from '../../../ui/back-button'
import { ErrorState } from '../../../ui/error-state'
import shared from '../../../ui/list-detail.module.css'
import { SplitPane } from '../../../ui/split-pane'
import { trendsText as text } from './learning-text'
import { TrendList } from './trend-list'
import { trendPath } from './trend-path'
import { TrendTickets } from './trend-tickets'
import classes from './trends.module.css'

const detailWidth = { initial: 460, minimum: 340, maximum: 900 }
// What is made or resolved elsewhere changes it slowly: once a minute is enough.
const current = { refetchInterval: 60_000, staleTime: 0 }

/** What comes again and again in the same bay, and the tickets that say so. */
export function TrendsScreen({ trendId }: { readonly trendId: string | null }) {
  const [, navigate] = useLocation()
  const location = useCurrentLocation()
  const read = useRead(
    'tickets.trends',
    location === null ? {} : { locationId: location.id },
    current,
  )
  const trends = read.data ?? []
  const detail = useRef<HTMLDivElement>(null)
  const wide = useMediaQuery('(min-width: 900px)', undefined, { getInitialValueInEffect: false })
  const open = (id: string) => navigate(trendPath(id))
  const close = () => navigate(trendId === null ? '/tickets' : '/tickets/trends')
  useTrendShortcuts({ trendId, ids: trends.map(({ id }) => id), detail, open, close })
  const list = (
    <TrendPane {...{ read, trendId }} onOpen={open} onBack={() => navigate('/tickets')} />
  )
  const content = (
    <div ref={detail} tabIndex={-1} className={shared.detail}>
      {trendId === null ? (
        <Choose />
      ) : (
        <TrendTickets
          trendId={trendId}
          trend={trends.find(({ id }) => id === trendId)}
          onBack={wide ? null : close}
        />
      )}
    </div>
  )
  if (!wide) return trendId === null ? list : content
  return (
    <SplitPane
      name="trends"
      sashLabel={text.sash}
      sized="end"
      width={detailWidth}
      start={list}
      end={content}
    />
  )
}

interface PaneProps {
  readonly read: ReturnType<typeof useRead<'tickets.trends'>>
  readonly trendId: string | null
  readonly onOpen: (trendId: string) => void
  readonly onBack: () => void
}

function TrendPane({ read, trendId, onOpen, onBack }: PaneProps) {
  const trends = read.data ?? []
  return (
    <div className={shared.pane}>
      <div className={classes.head}>
        <BackButton label={text.back} onBack={onBack} />
        <h1 className={classes.title}>{text.title}</h1>
        <p className={classes.hint}>{text.hint(trendDays)}</p>
      </div>
      {read.error !== null && (
        <ErrorState
          title={text.failed}
          message={read.error.message}
          retryLabel={text.retry}
          onRetry={() => read.refetch()}
        />
      )}
      {read.isSuccess && trends.length === 0 && <Nothing />}
      {trends.length > 0 && <TrendList {...{ trends, trendId, onOpen }} />}
    </div>
  )
}

function Nothing() {
  return (
    <div className={shared.message}>
      <p>{text.emptyTitle}</p>
      <p className={shared.dim}>{text.emptyHint}</p>
    </div>
  )
}

function Choose() {
  return (
    <div className={shared.choose}>
      <p>{text.choose}</p>
      <p className={shared.dim}>{text.chooseKeys}</p>
    </div>
  )
}

interface ShortcutContext {
  readonly trendId: string | null
  readonly ids: readonly string[]
  readonly detail: React.RefObject<HTMLDivElement | null>
  readonly open: (trendId: string) => void
  readonly close: () => void
}

function useTrendShortcuts({ trendId, ids, detail, open, close }: ShortcutContext): void {
  const { group, next, previous, back } = text.shortcuts
  const move = (step: number) => {
    const at = trendId === null ? -1 : ids.indexOf(trendId)
    const to = ids[Math.max(0, Math.min(ids.length - 1, at + step))]
    if (to !== undefined) open(to)
  }
  const show = () => detail.current?.focus()
  useShortcuts([
    { keys: 'j', label: next, group, run: () => move(1) },
    { keys: 'k', label: previous, group, run: () => move(-1) },
    { keys: 'Enter', label: text.detail, group, run: show },
    { keys: 'Escape', label: back, group, run: close },
  ])
}
