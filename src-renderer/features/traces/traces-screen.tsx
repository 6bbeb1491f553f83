import { useMediaQuery } from '@mantine/hooks'
import { useRef } from 'react'
import { useLocation } from 'wouter'
import { useCurrentLocation } from '../../app/use-locations'
import { useShortcuts } from '../../app/use-shortcuts'
import shared from '../../ui/list-detail.module.css'
import { SplitPane } from '../../ui/split-pane'
import { TraceDetail } from './trace-detail'
import { TraceListPane } from './trace-list-pane'
import { traceQuery } from './trace-query'
import { useTraceStore } from './trace-store'
import { tracesText } from './traces-text'
import { useTraces } from './use-traces'

const listWidth = { initial: 400, minimum: 280, maximum: 720 }

/** Every question with what happened to it, step by step. */
export function TracesScreen({ traceId }: { readonly traceId: string | null }) {
  const [, navigate] = useLocation()
  const filters = useTraceStore((state) => state.filters)
  const location = useCurrentLocation()
  const traces = useTraces(traceQuery(filters, location?.id ?? null))
  const detail = useRef<HTMLDivElement>(null)
  const wide = useMediaQuery('(min-width: 900px)', undefined, { getInitialValueInEffect: false })
  const close = () => navigate('/traces')
  const open = (id: string) => navigate(`/traces/${id}`)
  useTraceShortcuts({ traceId, ids: traces.items.map((item) => item.traceId), detail, open, close })
  const list = <TraceListPane {...{ traces, traceId }} onOpen={open} />
  const content = (
    <div ref={detail} tabIndex={-1} className={shared.detail}>
      {traceId === null && <Choose />}
      {traceId !== null && (
        <TraceDetail key={traceId} traceId={traceId} onBack={wide ? null : close} />
      )}
    </div>
  )
  if (!wide) return traceId === null ? list : content
  return (
    <SplitPane
      name="traces"
      sashLabel={tracesText.sash}
      sized="start"
      width={listWidth}
      start={list}
      end={content}
    />
  )
}

function Choose() {
  return (
    <div className={shared.choose}>
      <p>{tracesText.choose}</p>
      <p className={shared.dim}>{tracesText.chooseKeys}</p>
    </div>
  )
}

interface ShortcutContext {
  readonly traceId: string | null
  readonly ids: readonly string[]
  readonly detail: React.RefObject<HTMLDivElement | null>
  readonly open: (traceId: string) => void
  readonly close: () => void
}

function useTraceShortcuts({ traceId, ids, detail, open, close }: ShortcutContext): void {
  const { group, ...text } = tracesText.shortcuts
  const move = (step: number) => {
    const at = traceId === null ? -1 : ids.indexOf(traceId)
    const next = ids[Math.max(0, Math.min(ids.length - 1, at + step))]
    if (next === undefined) return
    open(next)
    // Out of the navigation, whose focused link would otherwise take the Enter that follows.
    document.querySelector<HTMLElement>('#trace-list')?.focus({ preventScroll: true })
  }
  const back = () => {
    if (detail.current?.contains(document.activeElement)) focusList()
    else close()
  }
  useShortcuts([
    { keys: '/', label: text.search, group, run: focusSearch },
    { keys: 'j', label: text.next, group, run: () => move(1) },
    { keys: 'k', label: text.previous, group, run: () => move(-1) },
    { keys: 'Enter', label: text.open, group, run: () => detail.current?.focus() },
    { keys: 'Escape', label: text.back, group, run: back },
  ])
}

function focusSearch(): void {
  document.querySelector<HTMLInputElement>('#trace-search')?.focus()
}

function focusList(): void {
  const list = document.querySelector<HTMLElement>('#trace-list')
  const current = list?.querySelector<HTMLElement>('[aria-current]')
  ;(current ?? list)?.focus()
}
