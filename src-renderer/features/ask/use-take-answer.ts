import type { Answer } from '@shared/ask/ask-contract'
import { useQueryClient } from '@tanstack/react-query'
import { useAskStore } from './ask-store'

export const historyInput = { limit: 50 }

/** Takes a newer state of an answer over, wherever it is on screen. */
export function useTakeAnswer(): (answer: Answer) => void {
  const client = useQueryClient()
  const update = useAskStore((state) => state.update)
  return (answer) => {
    update(answer)
    client.setQueryData<Answer[]>(['ask.history', historyInput], (answers) =>
      answers?.map((other) => (other.traceId === answer.traceId ? answer : other)),
    )
  }
}
