import type { ScopeFigures } from './scope-figures'
import type { WeightedFigures } from './scope-weights'

/** One kind of question on one side. */
export interface FiguresOfKind {
  /** How much it counts beside the other kinds of its side. */
  readonly share: number
  readonly outOfScope: boolean
  readonly figures: readonly ScopeFigures[]
}

/** Rows whose weights sum to 1 on each side, by the shares of the kinds that have any. */
export function balancedRows(kinds: readonly FiguresOfKind[]): readonly WeightedFigures[] {
  const present = kinds.filter(({ figures, share }) => figures.length > 0 && share > 0)
  return present.flatMap(({ share, outOfScope, figures }) => {
    const side = present.filter((kind) => kind.outOfScope === outOfScope)
    const total = side.reduce((sum, kind) => sum + kind.share, 0)
    const weight = share / total / figures.length
    return figures.map((one) => ({ figures: one, outOfScope, weight }))
  })
}
