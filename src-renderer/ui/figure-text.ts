/** `94.2%`; never `100.0%` for what is not all of it. */
export function shareText(share: number): string {
  return share < 1 ? `${Math.min(share * 100, 99.9).toFixed(1)}%` : '100%'
}

/** `81%`: for what need not be exact. */
export function percentText(share: number): string {
  return `${Math.round(share * 100)}%`
}

/** `+1.3 pts`, `−0.4 pts`, `±0.0 pts`: difference of two shares in percentage points. */
export function pointsText(difference: number): string {
  return `${signed(difference * 100, 1)} pts`
}

/** `0.021` */
export function errorText(value: number): string {
  return value.toFixed(3)
}

/** `+0.004`, `−0.012` */
export function errorDifferenceText(difference: number): string {
  return signed(difference, 3)
}

/** `4,812` */
export function countText(count: number): string {
  return count.toLocaleString('en')
}

/** `340 kB`, `1.2 MB` */
export function sizeText(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

function signed(value: number, digits: number): string {
  const rounded = Number(value.toFixed(digits))
  const sign = rounded > 0 ? '+' : rounded < 0 ? '−' : '±'
  return `${sign}${Math.abs(rounded).toFixed(digits)}`
}
