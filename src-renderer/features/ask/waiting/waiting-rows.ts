import type { Escalation } from '@shared/escalations/escalation-contract'
import { mergeSteady, type SteadyItem } from '../../../ui/steady-list'

export type WaitingFilter = 'open' | 'answered'

/**
 * The rows of a list in which nothing moves: a question that is answered meanwhile stays where
 * it stood, with its new state; new ones come at the end, where the shortest waiting belongs.
 */
export function waitingRows(
  before: readonly SteadyItem<Escalation>[],
  latest: readonly Escalation[],
  filter: WaitingFilter,
): readonly SteadyItem<Escalation>[] {
  const known = new Set(before.map(({ item }) => item.id))
  const belongs = ({ id, status }: Escalation) => {
    if (known.has(id)) return true
    // Among the answered ones the newest stand on top: they would push the others down.
    return filter === 'open' ? status !== 'answered' : status === 'answered' && known.size === 0
  }
  return mergeSteady(before, latest.filter(belongs), ({ id }) => id)
}
