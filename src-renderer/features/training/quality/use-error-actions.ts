import type { Label } from '@shared/ask/assistant'
import type { RouterCandidate, RoutingError } from '@shared/training/training-contract'
import { useState } from 'react'
import { useShortcuts } from '../../../app/use-shortcuts'
import { labelShortcuts } from '../label-shortcuts'
import { useTrainingStore } from '../training-store'
import { trainingText } from '../training-text'
import { useLabelText } from '../use-training'

/** Settles listed errors by mouse and keys, and remembers which ones were. */
export function useErrorActions(candidate: RouterCandidate, visible: readonly RoutingError[]) {
  const { errors, setError } = useTrainingStore()
  const labelling = useLabelText()
  const [position, setPosition] = useState<number | null>(null)
  const keyOf = ({ example }: RoutingError) =>
    `${candidate.sha256} ${example.id ?? ''} ${example.text}`
  const outcomeOf = (error: RoutingError) => errors[keyOf(error)] ?? null
  const relabel = (error: RoutingError, label: Label) => {
    const { text, traceId } = error.example
    labelling.mutate(
      { text, label, traceId },
      { onSuccess: () => setError(keyOf(error), { kind: 'labelled', label }) },
    )
  }
  const keep = (error: RoutingError) => setError(keyOf(error), { kind: 'kept' })
  const at = { position, setPosition, count: visible.length }
  useErrorShortcuts(at, visible[position ?? -1], { relabel, keep })
  return { position, setPosition, keyOf, outcomeOf, relabel, keep, error: labelling.error }
}

interface Place {
  readonly position: number | null
  readonly setPosition: (position: number) => void
  readonly count: number
}

interface Actions {
  readonly relabel: (error: RoutingError, label: Label) => void
  readonly keep: (error: RoutingError) => void
}

function useErrorShortcuts(
  { position, setPosition, count }: Place,
  current: RoutingError | undefined,
  { relabel, keep }: Actions,
): void {
  const { group, ...text } = trainingText.shortcuts
  const move = (step: number) => {
    if (count === 0) return
    setPosition(Math.max(0, Math.min(count - 1, (position ?? -1) + step)))
    document.querySelector<HTMLElement>('#training-errors')?.focus({ preventScroll: true })
  }
  const moves = [
    { keys: 'j', label: text.next, group, run: () => move(1) },
    { keys: 'k', label: text.previous, group, run: () => move(-1) },
  ]
  useShortcuts(
    current === undefined
      ? moves
      : [
          ...moves,
          ...labelShortcuts((label) => relabel(current, label)),
          { keys: 's', label: text.keep, group, run: () => keep(current) },
        ],
  )
}
