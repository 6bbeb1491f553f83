/** How many of those widths fit into the room, beside `more` where not all do; in pixels. */
export function fittingCount(widths: readonly number[], room: number, more: number): number {
  const whole = widths.reduce((sum, width) => sum + width, 0)
  if (whole <= room) return widths.length
  let [used, count] = [0, 0]
  for (const width of widths) {
    used += width
    if (used > room - more) break
    count += 1
  }
  return count
}
