import type { RefObject } from 'react'
import { useShortcuts } from '../../../app/use-shortcuts'
import { waitingText } from './waiting-text'

interface ShortcutContext {
  readonly escalationId: string | null
  readonly ids: readonly string[]
  readonly detail: RefObject<HTMLDivElement | null>
  readonly open: (id: string) => void
  readonly close: () => void
  /** Null where there is nothing to claim. */
  readonly onClaim: (() => void) | null
}

export function useWaitingShortcuts(context: ShortcutContext): void {
  const { escalationId, ids, detail, open, close, onClaim } = context
  const { group, ...text } = waitingText.shortcuts
  const move = (step: number) => {
    const at = escalationId === null ? -1 : ids.indexOf(escalationId)
    const next = ids[Math.max(0, Math.min(ids.length - 1, at + step))]
    if (next === undefined) return
    open(next)
    focusWaitingList()
  }
  const back = () => {
    if (detail.current?.contains(document.activeElement)) focusWaitingList()
    else close()
  }
  const reply = () => detail.current?.querySelector<HTMLElement>('textarea')?.focus()
  useShortcuts([
    { keys: 'j', label: text.next, group, run: () => move(1) },
    { keys: 'k', label: text.previous, group, run: () => move(-1) },
    { keys: 'Enter', label: text.open, group, run: () => detail.current?.focus() },
    ...(onClaim === null ? [] : [{ keys: 'a', label: text.claim, group, run: onClaim }]),
    ...(escalationId === null ? [] : [{ keys: 'r', label: text.reply, group, run: reply }]),
    { keys: 'Escape', label: text.back, group, run: back },
  ])
}

/** Out of the tabs, whose focused link would otherwise take an Enter that follows. */
export function focusWaitingList(): void {
  document.querySelector<HTMLElement>('#waiting-list')?.focus({ preventScroll: true })
}
