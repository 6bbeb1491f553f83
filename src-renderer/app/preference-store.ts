import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { ThemeChoice } from './theme'

interface Preferences {
  readonly theme: ThemeChoice
  readonly railCollapsed: boolean
  /** Shortcuts of single keys; those with Ctrl or Cmd always work. */
  readonly shortcuts: boolean
  /** The location that lists and questions are about; null means all. */
  readonly locationId: string | null
  setTheme(theme: ThemeChoice): void
  setLocation(locationId: string | null): void
  toggleRail(): void
  toggleShortcuts(): void
}

/** What this device remembers between starts. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      theme: 'system',
      railCollapsed: false,
      shortcuts: true,
      locationId: null,
      setTheme: (theme) => set({ theme }),
      setLocation: (locationId) => set({ locationId }),
      toggleRail: () => set((now) => ({ railCollapsed: !now.railCollapsed })),
      toggleShortcuts: () => set((now) => ({ shortcuts: !now.shortcuts })),
    }),
    { name: 'clubos.preferences', version: 1 },
  ),
)
