/** One decided question beside what it should have been. */
export interface Judged {
  readonly truth: string
  readonly decided: string
  /** Probability of `decided`, 0 to 1. */
  readonly confidence: number
}

export interface LabelScore {
  readonly label: string
  /** How many questions truly have the label. */
  readonly examples: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

export interface ReliabilityBin {
  readonly count: number
  /** Mean confidence of the bin. */
  readonly confidence: number
  /** Share of the bin that was decided right. */
  readonly accuracy: number
}

const calibrationBins = 15

/** Share of the questions that were decided right; 0 of none. */
export function accuracyOf(judged: readonly Judged[]): number {
  return shareOf(judged, ({ truth, decided }) => truth === decided)
}

export function shareOf<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length
}

/** Precision, recall and F1 of each label that occurs as truth or decision, in the order given. */
export function scoresByLabel(
  judged: readonly Judged[],
  labels: readonly string[],
): readonly LabelScore[] {
  const truths = countBy(judged, ({ truth }) => truth)
  const decisions = countBy(judged, ({ decided }) => decided)
  const hits = countBy(
    judged.filter(({ truth, decided }) => truth === decided),
    ({ truth }) => truth,
  )
  return labels.map((label) => {
    const [examples, decided, right] = [truths, decisions, hits].map((of) => of.get(label) ?? 0)
    return labelScore(label, { examples: examples ?? 0, decided: decided ?? 0, right: right ?? 0 })
  })
}

function labelScore(
  label: string,
  { examples, decided, right }: { examples: number; decided: number; right: number },
): LabelScore {
  const precision = decided === 0 ? 0 : right / decided
  const recall = examples === 0 ? 0 : right / examples
  const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { label, examples, precision, recall, f1 }
}

/** Unweighted mean of the labels' F1; labels that no question truly has are left out. */
export function macroF1(scores: readonly LabelScore[]): number {
  const present = scores.filter(({ examples }) => examples > 0)
  return present.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, present.length)
}

/** Rows are truths, columns decisions, both in the order of `labels`; other labels are left out. */
export function confusionMatrix(
  judged: readonly Judged[],
  labels: readonly string[],
): readonly (readonly number[])[] {
  const place = new Map(labels.map((label, i) => [label, i]))
  const rows = labels.map(() => labels.map(() => 0))
  for (const { truth, decided } of judged) {
    const row = rows[place.get(truth) ?? -1]
    const column = place.get(decided)
    if (row !== undefined && column !== undefined) row[column] = (row[column] ?? 0) + 1
  }
  return rows
}

/** Questions by confidence, in bins of equal width from 0 to 1; a confidence of 1 is in the last. */
export function reliabilityBins(
  judged: readonly Judged[],
  bins: number = calibrationBins,
): readonly ReliabilityBin[] {
  const members = Array.from({ length: bins }, (): Judged[] => [])
  for (const one of judged) {
    members[Math.min(bins - 1, Math.max(0, Math.floor(one.confidence * bins)))]?.push(one)
  }
  return members.map((bin) => ({
    count: bin.length,
    confidence: bin.reduce((sum, one) => sum + one.confidence, 0) / Math.max(1, bin.length),
    accuracy: accuracyOf(bin),
  }))
}

/**
 * Expected calibration error: the distance of confidence from accuracy, averaged over 15 bins by
 * how many questions each holds (Naeini, Cooper and Hauskrecht 2015).
 */
export function calibrationError(judged: readonly Judged[]): number {
  const gaps = reliabilityBins(judged).map(
    ({ count, confidence, accuracy }) => count * Math.abs(confidence - accuracy),
  )
  return gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, judged.length)
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string) {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return counts
}
