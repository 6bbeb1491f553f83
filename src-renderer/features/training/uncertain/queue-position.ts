/** Where to go on after `from`: the next open one, else the first one that was passed over; null: all done. */
export function nextOpen(open: readonly boolean[], from: number): number | null {
  const after = open.findIndex((isOpen, at) => isOpen && at > from)
  if (after !== -1) return after
  const before = open.findIndex((isOpen, at) => isOpen && at !== from)
  return before === -1 ? null : before
}
