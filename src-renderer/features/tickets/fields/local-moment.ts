/** `2026-11-23T18:00` for a date field: local time, to the minute. */
export function toLocalMoment(iso: string): string {
  const date = new Date(iso)
  const day = [padded(date.getFullYear(), 4), padded(date.getMonth() + 1), padded(date.getDate())]
  return `${day.join('-')}T${padded(date.getHours())}:${padded(date.getMinutes())}`
}

/** ISO 8601 of what a date field holds; null while it is not a whole date. */
export function fromLocalMoment(local: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local)) return null
  const date = new Date(local)
  return Number.isNaN(date.getTime()) ? null : date.toISOString()
}

function padded(value: number, length = 2): string {
  return String(value).padStart(length, '0')
}
