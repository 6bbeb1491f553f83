const goldenRatio = (Math.sqrt(5) - 1) / 2
/** Bounds of the scale's logarithm: from hardly sure of anything to sure of everything. */
const range = [-3, 5] as const

/** Probabilities of scores: exp(scale · score), divided by their sum. */
export function softmax(scores: ArrayLike<number>, scale: number): Float64Array {
  const logits = Float64Array.from(scores, (score) => score * scale)
  const highest = logits.reduce((a, b) => Math.max(a, b), -Infinity)
  const parts = logits.map((logit) => Math.exp(logit - highest))
  const sum = parts.reduce((a, b) => a + b, 0)
  return parts.map((part) => part / sum)
}

/**
 * The scale (1 / temperature) with the least log loss on scores of examples that were left out:
 * Guo et al. 2017, "On Calibration of Modern Neural Networks".
 * @param scores examples × classes
 */
export function fitScale(scores: Float32Array, classOf: Int32Array, classes: number): number {
  const loss = (logScale: number) =>
    meanLoss(scores, { classOf, classes, scale: Math.exp(logScale) })
  let [low, high]: [number, number] = [...range]
  for (let step = 0; step < 30; step += 1) {
    const left = high - goldenRatio * (high - low)
    const right = low + goldenRatio * (high - low)
    if (loss(left) < loss(right)) high = right
    else low = left
  }
  return Number(Math.exp((low + high) / 2).toPrecision(6))
}

interface Outcome {
  readonly classOf: Int32Array
  readonly classes: number
  readonly scale: number
}

function meanLoss(scores: Float32Array, { classOf, classes, scale }: Outcome): number {
  let loss = 0
  for (let i = 0; i < classOf.length; i += 1) {
    const own = (scores[i * classes + (classOf[i] ?? 0)] ?? 0) * scale
    let highest = -Infinity
    for (let c = 0; c < classes; c += 1)
      highest = Math.max(highest, (scores[i * classes + c] ?? 0) * scale)
    let sum = 0
    for (let c = 0; c < classes; c += 1)
      sum += Math.exp((scores[i * classes + c] ?? 0) * scale - highest)
    loss += Math.log(sum) + highest - own
  }
  return loss / Math.max(1, classOf.length)
}
