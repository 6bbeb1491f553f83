import type { TrainingOverview, TrainingState } from '@shared/training/training-contract'
import type { QueryClient } from '@tanstack/react-query'
import { on } from '../../ipc/events'

const overviewKey = ['training.overview', {}] as const

/** Keeps what the Training screen reads current; what trains is not read anew at every step. */
export function followTraining(client: QueryClient): readonly (() => void)[] {
  return [on('training.changed', ({ state }) => takeState(client, state))]
}

function takeState(client: QueryClient, state: TrainingState): void {
  const before = client.getQueryData<TrainingOverview>(overviewKey)
  if (before !== undefined) client.setQueryData(overviewKey, { ...before, state })
  if (state.name === 'training' && before?.state.name === 'training') return
  for (const route of ['training.overview', 'training.conflicts', 'training.uncertain']) {
    void client.invalidateQueries({ queryKey: [route] })
  }
}
