import type { RouterMetrics } from '@shared/training/training-contract'
import {
  countText,
  errorDifferenceText,
  errorText,
  pointsText,
  shareText,
} from '../../../ui/figure-text'

export type FigureName =
  | 'accuracy'
  | 'macroF1'
  | 'ece'
  | 'emergencyRecall'
  | 'emergencyPrecision'
  | 'examples'
  | 'trainSeconds'

export interface MetricRow {
  readonly name: FigureName
  readonly live: string | null
  readonly candidate: string | null
  readonly difference: string | null
  /** Null where more is neither better nor worse. */
  readonly verdict: 'better' | 'worse' | 'same' | null
}

interface Figure {
  readonly name: FigureName
  readonly kind: 'share' | 'error' | 'count'
}

const figures: readonly Figure[] = [
  { name: 'accuracy', kind: 'share' },
  { name: 'macroF1', kind: 'share' },
  { name: 'ece', kind: 'error' },
  { name: 'emergencyRecall', kind: 'share' },
  { name: 'emergencyPrecision', kind: 'share' },
  { name: 'examples', kind: 'count' },
  { name: 'trainSeconds', kind: 'count' },
]

/** One figure a row: the router in use, the candidate, and what lies between them. */
export function metricRows(
  live: RouterMetrics | null,
  candidate: RouterMetrics | null,
): readonly MetricRow[] {
  return figures.map((figure) => {
    const before = live?.[figure.name] ?? null
    const after = candidate?.[figure.name] ?? null
    const comparable = before !== null && after !== null
    return {
      name: figure.name,
      live: before === null ? null : valueText(figure, before),
      candidate: after === null ? null : valueText(figure, after),
      difference: comparable ? differenceText(figure, after - before) : null,
      verdict: comparable ? verdictOf(figure, after - before) : null,
    }
  })
}

function valueText({ kind }: Figure, value: number): string {
  if (kind === 'share') return shareText(value)
  return kind === 'error' ? errorText(value) : countText(Math.round(value))
}

function differenceText({ kind }: Figure, difference: number): string {
  if (kind === 'share') return pointsText(difference)
  if (kind === 'error') return errorDifferenceText(difference)
  const whole = Math.round(difference)
  return `${whole > 0 ? '+' : whole < 0 ? '−' : '±'}${countText(Math.abs(whole))}`
}

function verdictOf({ kind }: Figure, difference: number): MetricRow['verdict'] {
  if (kind === 'count') return null
  // As many digits as are shown: nobody should wonder why `±0.0` is worse.
  const shown = Math.round(difference * 1_000)
  if (shown === 0) return 'same'
  return shown > 0 === (kind === 'share') ? 'better' : 'worse'
}
