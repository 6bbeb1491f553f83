import { create } from 'zustand'

export interface ToastLine {
  readonly id: string
  readonly title: string
  readonly reason: string
}

export interface ChangeToast {
  readonly message: string
  readonly tone: 'plain' | 'bad'
  /** What did not become so, and why. */
  readonly lines: readonly ToastLine[]
  /** For `tickets.undo`; null: there is nothing to undo. */
  readonly undoId: string | null
  /** It was undone just now: the id is for `tickets.redo`. */
  readonly undone?: boolean
}

interface ChangeToasts {
  readonly toast: (ChangeToast & { readonly number: number }) | null
  show(toast: ChangeToast): void
  dismiss(): void
}

/** What became of the last change; a newer one takes the place of an older one. */
export const useChangeToast = create<ChangeToasts>()((set) => ({
  toast: null,
  show: (toast) => set((now) => ({ toast: { ...toast, number: (now.toast?.number ?? 0) + 1 } })),
  dismiss: () => set({ toast: null }),
}))
