import type { Label } from '@shared/ask/assistant'
import type { UncertainQuestion } from '@shared/training/training-contract'
import { useState } from 'react'
import { useRead } from '../../../ipc/use-read'
import type { SteadyItem } from '../../../ui/steady-list'
import { type QueueOutcome, useTrainingStore } from '../training-store'
import { useSteadyList } from '../use-steady-list'
import { useLabelText, useRemoveExample } from '../use-training'
import { nextOpen } from './queue-position'

const limit = 200

export interface QueueRow {
  readonly question: UncertainQuestion
  readonly outcome: QueueOutcome | null
  /** Somebody else labelled it meanwhile. */
  readonly elsewhere: boolean
}

/** The queue of questions to label, where one is in it, and what can be done with that one. */
export function useUncertain() {
  const read = useRead('training.uncertain', { limit }, { staleTime: 0, gcTime: 0 })
  const outcomes = useTrainingStore((state) => state.queue)
  const setOutcome = useTrainingStore((state) => state.setOutcome)
  const rows = useSteadyList(read.data, keyOf).map((entry) => rowOf(entry, outcomes))
  const [chosen, setChosen] = useState<string | null>(null)
  const position = positionOf(rows, chosen)
  const current = rows[position] ?? null
  const goTo = (at: number) => setChosen(rows[at]?.question.traceId ?? null)
  const goOn = () => goTo(nextOpen(rows.map(isOpen), position) ?? position)
  const actions = useQueueActions(current, setOutcome, goOn)
  return { read, rows, position, current, goTo, ...actions }
}

function useQueueActions(
  current: QueueRow | null,
  setOutcome: (traceId: string, outcome: QueueOutcome | null) => void,
  goOn: () => void,
) {
  const labelling = useLabelText()
  const removal = useRemoveExample()
  const label = (chosen: Label) => {
    if (current === null || labelling.isPending) return
    const { text, traceId } = current.question
    labelling.mutate(
      { text, label: chosen, traceId },
      {
        onSuccess: ({ id }) => {
          setOutcome(traceId, { kind: 'labelled', label: chosen, exampleId: id })
          goOn()
        },
      },
    )
  }
  const skip = () => {
    if (current === null) return
    if (isOpen(current)) setOutcome(current.question.traceId, { kind: 'skipped' })
    goOn()
  }
  const undo = () => {
    if (current?.outcome?.kind !== 'labelled' || current.outcome.exampleId === null) return
    const { traceId } = current.question
    removal.mutate(current.outcome.exampleId, { onSuccess: () => setOutcome(traceId, null) })
  }
  return { label, skip, undo, error: labelling.error ?? removal.error }
}

export function isOpen({ outcome, elsewhere }: QueueRow): boolean {
  return outcome === null && !elsewhere
}

const keyOf = ({ traceId }: UncertainQuestion) => traceId

function rowOf(
  { item, gone }: SteadyItem<UncertainQuestion>,
  outcomes: Readonly<Record<string, QueueOutcome>>,
): QueueRow {
  const outcome = outcomes[item.traceId] ?? null
  return { question: item, outcome, elsewhere: gone && outcome?.kind !== 'labelled' }
}

/** The one that was chosen, else the first open one. */
function positionOf(rows: readonly QueueRow[], chosen: string | null): number {
  const at = rows.findIndex(({ question }) => question.traceId === chosen)
  return at !== -1 ? at : Math.max(0, rows.findIndex(isOpen))
}
