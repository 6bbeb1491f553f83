/** `15 min`, `4 h`, `3 h 20 min`. @param minutes whole */
export function minutesText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

/** Minutes of `90`, `90 min`, `1:30`, `1.5 h` or `1 h 30 min`; null where it is none of these. */
export function minutesOf(written: string): number | null {
  const text = written.trim().toLowerCase().replace(',', '.')
  const clock = /^(\d{1,5}):([0-5]\d)$/.exec(text)
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2])
  const units = /^(?:(\d+(?:\.\d+)?)\s*h[a-z]*)?\s*(?:(\d+)\s*(?:m[a-z]*)?)?$/.exec(text)
  const [, hours, minutes] = units ?? []
  if (hours === undefined && minutes === undefined) return null
  const total = Number(hours ?? 0) * 60 + Number(minutes ?? 0)
  return Number.isSafeInteger(total) ? total : null
}
