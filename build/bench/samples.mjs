/**
 * @param {readonly number[]} samples at least one @param {number} share 0 to 1
 * @returns {number} the sample that this share of all is not above
 */
export function quantile(samples, share) {
  const sorted = [...samples].sort((a, b) => a - b)
  const at = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))
  return sorted[at] ?? Number.NaN
}

/** @param {readonly number[]} samples at least one */
export const median = (samples) => quantile(samples, 0.5)
