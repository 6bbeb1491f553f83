import type { Attachment } from '@shared/tickets/attachment-contract'
import { useMutation } from '@tanstack/react-query'
import { create } from 'zustand'
import { request } from '../../../ipc/request'

interface RemovedFile extends Pick<Attachment, 'id' | 'name'> {
  /** The ticket that was in front. */
  readonly shownAt: string
}

interface RemovedState {
  /** What was removed last, and can be taken back. */
  readonly removed: RemovedFile | null
  set(removed: RemovedFile | null): void
}

export const useRemovedFile = create<RemovedState>()((set) => ({
  removed: null,
  set: (removed) => set({ removed }),
}))

/** What can be done with one file; events bring what came of it. @param shownAt the ticket in front */
export function useFileActions({ id, name, ticketId }: Attachment, shownAt = ticketId) {
  const rename = useMutation({
    mutationFn: (to: string) => request('attachments.rename', { id, name: to }),
  })
  const remove = useMutation({
    mutationFn: () => request('attachments.remove', { id }),
    onSuccess: () => useRemovedFile.getState().set({ id, name, shownAt }),
  })
  const saveAs = useMutation({ mutationFn: () => request('attachments.save-as', { id }) })
  return { rename, remove, saveAs, error: rename.error ?? remove.error ?? saveAs.error }
}
