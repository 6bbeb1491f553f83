import { create } from 'zustand'

interface Overlays {
  readonly open: 'palette' | 'shortcuts' | null
  show(overlay: 'palette' | 'shortcuts'): void
  close(): void
}

/** Which of the shell's dialogs is open. */
export const useOverlays = create<Overlays>()((set) => ({
  open: null,
  show: (open) => set({ open }),
  close: () => set({ open: null }),
}))
