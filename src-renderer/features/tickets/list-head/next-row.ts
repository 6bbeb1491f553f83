interface Standing {
  readonly ids: readonly string[]
  readonly ticketId: string | null
  /** Where the ticket stood when it was last listed; -1: nowhere. */
  readonly lastAt: number
}

/**
 * The row so many further on, which stops at either end. A ticket that has left the list has left
 * its place to the one after it.
 */
export function nextRow({ ids, ticketId, lastAt }: Standing, step: number): string | undefined {
  const at = ticketId === null ? -1 : ids.indexOf(ticketId)
  const gone = at === -1 && ticketId !== null && lastAt !== -1
  const next = gone ? lastAt + (step > 0 ? step - 1 : step) : at + step
  return ids[Math.max(0, Math.min(ids.length - 1, next))]
}
