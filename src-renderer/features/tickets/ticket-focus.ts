import type { KeyboardEvent } from 'react'

const fields = 'input, textarea, select'
// The pane around the ticket, which takes the focus and scrolls.
const pane = '[tabindex="-1"]'
const openOptions = '[role="listbox"]'

/** Escape leaves the field for the ticket around it, where shortcuts work again. */
export function leaveField(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
  const { target, currentTarget } = event
  if (!(target instanceof Element) || target.closest(fields) === null) return
  // The first Escape closes the list of options only.
  if (document.querySelector(openOptions) !== null) return
  focusTicketAround(currentTarget)
}

/** For what takes itself away when it is pressed: the focus would go with it. */
export function focusTicketAround(element: Element): void {
  element.closest<HTMLElement>(pane)?.focus({ preventScroll: true })
}

/** Down to what was written last. */
export function showEndAround(element: Element | null): void {
  const around = element?.closest(pane)
  around?.scrollTo({ top: around.scrollHeight })
}
