import type { Label } from '@shared/ask/assistant'
import type { TrainingExample } from '@shared/training/training-contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLabelText, useRemoveExample } from '../use-training'
import {
  type ExamplePages,
  exampleKey,
  replaceExample,
  withNewExample,
  withoutExample,
} from './example-pages'
import { type ExampleQuery, exampleListKey } from './use-examples'

/** Labels, adds and removes examples; the list shows it at once and where it is. */
export function useExampleActions(query: ExampleQuery) {
  const client = useQueryClient()
  const labelling = useLabelText()
  const removal = useRemoveExample()
  const change = (by: (pages: ExamplePages) => ExamplePages) =>
    client.setQueryData<ExamplePages>(exampleListKey(query), (pages) => pages && by(pages))
  const relabel = (example: TrainingExample, label: Label) => {
    const { text, traceId } = example
    labelling.mutate(
      { text, label, traceId },
      { onSuccess: (made) => change((pages) => replaceExample(pages, exampleKey(example), made)) },
    )
  }
  const added = (example: TrainingExample) =>
    change((pages) => withNewExample(withoutTwin(pages, example), example))
  const [removed, setRemoved] = useState<TrainingExample | null>(null)
  const remove = (example: TrainingExample) => {
    const { id } = example
    if (id === null) return
    const taken = () => {
      change((pages) => withoutExample(pages, id))
      setRemoved(example)
    }
    removal.mutate(id, { onSuccess: taken })
  }
  const undoRemoval = () => {
    if (removed === null) return
    const { text, label, traceId } = removed
    labelling.mutate({ text, label, traceId }, { onSuccess: added })
    setRemoved(null)
  }
  // What was chosen stands at once and goes back when it was not saved.
  const chosen = labelling.isPending ? labelling.variables : null
  const error = labelling.error ?? removal.error
  return { relabel, remove, removed, undoRemoval, added, chosen, error }
}

/** A text that was there already got a new label, not a second row. */
function withoutTwin(pages: ExamplePages, { text }: TrainingExample): ExamplePages {
  const twin = pages.pages.flatMap(({ items }) => items).find((item) => item.text === text)
  return twin === undefined ? pages : withoutExample(pages, exampleKey(twin))
}
