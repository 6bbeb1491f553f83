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

/**
 * As `quantile`, of samples from a clock that ticks in steps: those that show the same time are
 * taken to lie evenly around it.
 * @param {readonly number[]} samples @param {{ share: number, step: number }} options
 */
export function steppedQuantile(samples, { share, step }) {
  const tick = Math.round(quantile(samples, share) / step)
  const ticks = samples.map((sample) => Math.round(sample / step))
  const below = ticks.filter((other) => other < tick).length
  const same = ticks.filter((other) => other === tick).length
  return step * (tick - 0.5 + (share * samples.length - below) / same)
}
