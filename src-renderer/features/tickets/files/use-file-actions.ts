import type { Attachment } from '@shared/tickets/attachment-contract'
import { useMutation } from '@tanstack/react-query'
import { create } from 'zustand'
import { request } from '../../../ipc/request'

interface RemovedState {
  /** What was removed last, and can be taken back. */
  readonly removed: Attachment | null
  set(removed: Attachment | null): void
}

export const useRemovedFile = create<RemovedState>()((set) => ({
  removed: null,
  set: (removed) => set({ removed }),
}))

/** What can be done with one file; events bring what came of it. */
export function useFileActions(file: Attachment) {
  const { id } = file
  const rename = useMutation({
    mutationFn: (name: string) => request('attachments.rename', { id, name }),
  })
  const remove = useMutation({
    mutationFn: () => request('attachments.remove', { id }),
    onSuccess: () => useRemovedFile.getState().set(file),
  })
  const saveAs = useMutation({ mutationFn: () => request('attachments.save-as', { id }) })
  return { rename, remove, saveAs, error: rename.error ?? remove.error ?? saveAs.error }
}
