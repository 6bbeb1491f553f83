import { create } from 'zustand'
import { useTicketStore } from '../ticket-store'
import { useFileUploads } from './file-uploads'
import { useRemovedFile } from './use-file-actions'

interface HeldState {
  /** In the order in which they came. */
  readonly held: readonly { readonly key: string; readonly file: File }[]
  hold(files: readonly File[]): void
  drop(key: string): void
  reset(): void
}

/** Files for a ticket that is still being written. */
export const useHeldFiles = create<HeldState>()((set) => ({
  held: [],
  hold: (files) =>
    set(({ held }) => ({
      held: [...held, ...files.map((file) => ({ key: crypto.randomUUID(), file }))],
    })),
  drop: (key) => set(({ held }) => ({ held: held.filter((each) => each.key !== key) })),
  reset: () => set({ held: [] }),
}))

// Discarding the new ticket discards its files; closing the dialog keeps both.
useTicketStore.subscribe((now, before) => {
  if (now.newTicket !== before.newTicket && !now.creating) useHeldFiles.getState().reset()
})

/** Adds what was held to the ticket that it was meant for; call it before the draft is forgotten. */
export function attachHeldFiles(ticketId: string): void {
  const { held, reset } = useHeldFiles.getState()
  if (held.length === 0) return
  useFileUploads.getState().add(
    ticketId,
    held.map(({ file }) => file),
  )
  reset()
}

/** Nothing of one person stays for the next. */
export function forgetFiles(): void {
  useHeldFiles.getState().reset()
  useFileUploads.getState().reset()
  useRemovedFile.getState().set(null)
}
