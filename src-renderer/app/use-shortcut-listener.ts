import { useEffect } from 'react'
import { usePreferences } from './preference-store'
import { isModified, matchStroke, strokeName } from './shortcut-keys'
import { offeredShortcuts } from './shortcut-store'

const sequenceTimeout = 1_200
const typingFields = 'input, textarea, select, [contenteditable="true"], [role="textbox"]'
const activated = 'button, a[href], summary, [role="menuitem"], [role="option"]'
const openLayer = '[aria-modal="true"], [role="menu"], [role="listbox"]'

/** Runs the shortcuts that what is on screen offers. One per window. */
export function useShortcutListener(): void {
  useEffect(() => {
    const listener = new ShortcutListener()
    window.addEventListener('keydown', listener.onKeyBefore, true)
    window.addEventListener('keydown', listener.onKeyDown)
    return () => {
      window.removeEventListener('keydown', listener.onKeyBefore, true)
      window.removeEventListener('keydown', listener.onKeyDown)
    }
  }, [])
}

class ShortcutListener {
  private pending = ''
  private pendingSince = 0
  private underLayer = false

  /** A dialog that closes by this very key is gone before its turn is ours. */
  readonly onKeyBefore = (): void => {
    this.underLayer = document.querySelector(openLayer) !== null
  }

  readonly onKeyDown = (event: KeyboardEvent): void => {
    const name = strokeName(event)
    if (name === null || !isOurs(event, name, this.underLayer)) return
    if (event.timeStamp - this.pendingSince > sequenceTimeout) this.pending = ''
    const { shortcut, pending } = matchStroke(offeredShortcuts(), this.pending, name)
    this.pending = pending
    this.pendingSince = event.timeStamp
    if (shortcut === null || shortcut.when?.(targetOf(event)) === false) return
    event.preventDefault()
    shortcut.run()
  }
}

function isOurs(event: KeyboardEvent, name: string, underLayer: boolean): boolean {
  if (event.defaultPrevented || event.isComposing || (event.repeat && isModified(name)))
    return false
  if (isModified(name)) return true
  if (underLayer) return false
  const target = targetOf(event)
  if (target.closest(typingFields) !== null) return false
  if (name === 'Enter' || name === ' ') return target.closest(activated) === null
  return name === 'Escape' || usePreferences.getState().shortcuts
}

function targetOf({ target }: KeyboardEvent): Element {
  return target instanceof Element ? target : document.body
}

/** Nobody writes there, and no dialog or menu is open: for keys that the system has another use for. */
export function isIdle(target: Element): boolean {
  return target.closest(typingFields) === null && document.querySelector(openLayer) === null
}
