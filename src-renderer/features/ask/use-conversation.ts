import type { Answer } from '@shared/ask/ask-contract'
import { useMutation } from '@tanstack/react-query'
import { useMemo } from 'react'
import { request } from '../../ipc/request'
import { useRead } from '../../ipc/use-read'
import { useAskStore } from './ask-store'
import { conversation } from './turn'
import { historyInput, useTakeAnswer } from './use-take-answer'

const nothing: readonly Answer[] = []

/** This person's questions on this device, earlier ones and those of now. */
export function useConversation() {
  const history = useRead('ask.history', historyInput)
  const live = useAskStore((state) => state.turns)
  const turns = useMemo(() => conversation(history.data ?? nothing, live), [history.data, live])
  return { turns, history }
}

/** "I have it": records who took charge of an emergency. */
export function useAcknowledge() {
  const take = useTakeAnswer()
  return useMutation({
    mutationFn: (traceId: string) => request('ask.acknowledge', { traceId }),
    onSuccess: take,
  })
}
