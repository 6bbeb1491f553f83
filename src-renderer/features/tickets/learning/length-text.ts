const hourMs = 3_600_000

/** `40 min`, `5 h`, `3 d 4 h`: how long something took. @param ms milliseconds */
export function lengthText(ms: number): string {
  const hours = Math.floor(ms / hourMs)
  if (hours < 1) return `${Math.floor(ms / 60_000)} min`
  if (hours < 24) return `${hours} h`
  const rest = hours % 24
  return rest === 0 ? `${Math.floor(hours / 24)} d` : `${Math.floor(hours / 24)} d ${rest} h`
}
