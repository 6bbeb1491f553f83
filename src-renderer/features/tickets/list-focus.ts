const scroller = '#ticket-scroll'
const list = '#ticket-list'

/** Somebody scrolls in the list, points into it or has a row focused: nothing in it may move. */
export function isListInUse(): boolean {
  const box = document.querySelector(scroller)
  if (box === null) return false
  return box.scrollTop > 0 || box.contains(document.activeElement) || box.matches(':hover')
}

export function scrollListToTop(): void {
  document.querySelector(scroller)?.scrollTo({ top: 0 })
}

/** Out of the navigation, whose focused link would otherwise take an Enter that follows. */
export function focusList(): void {
  document.querySelector<HTMLElement>(list)?.focus({ preventScroll: true })
}

export function focusCurrentRow(): void {
  const rows = document.querySelector<HTMLElement>(list)
  const current = rows?.querySelector<HTMLElement>('[aria-current]')
  ;(current ?? rows)?.focus()
}
