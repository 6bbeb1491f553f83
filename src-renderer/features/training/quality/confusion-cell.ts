import type { Label } from '@shared/ask/assistant'

/** Questions of one assistant that the router decided as another. */
export interface ConfusionCell {
  readonly truth: Label
  readonly decided: Label
}
