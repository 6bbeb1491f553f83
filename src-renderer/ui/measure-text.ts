/** `0.9 ms`, `41 ms`, `1.24 s`: as many digits as help. */
export function durationText(milliseconds: number): string {
  if (milliseconds >= 1_000) return `${(milliseconds / 1_000).toFixed(2)} s`
  return `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`
}

/** `41.3 ms`: with a decimal, so that the parts of a trace add up. */
export function exactDurationText(milliseconds: number): string {
  if (milliseconds > 0 && milliseconds < 0.05) return '<0.1 ms'
  return milliseconds >= 1_000 ? durationText(milliseconds) : `${milliseconds.toFixed(1)} ms`
}

/** Probability with two digits; never `1.00` for what is not certain. */
export function probabilityText(probability: number): string {
  return probability < 1 ? Math.min(probability, 0.99).toFixed(2) : '1.00'
}

/** `00:18`, `12:04`, `1:02:05`: time since something began. */
export function elapsedText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000))
  const parts = [Math.floor(seconds / 60) % 60, seconds % 60]
  const clock = parts.map((part) => String(part).padStart(2, '0')).join(':')
  const hours = Math.floor(seconds / 3_600)
  return hours > 0 ? `${hours}:${clock}` : clock
}

/** Enough of a hash or id to tell it from others: `3f9c52aa…e21a`. */
export function shortHash(hash: string): string {
  return hash.length <= 14 ? hash : `${hash.slice(0, 8)}…${hash.slice(-4)}`
}
