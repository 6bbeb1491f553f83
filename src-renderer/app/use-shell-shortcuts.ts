import type { Person } from '@shared/accounts/account-contract'
import { useLocation } from 'wouter'
import { appText } from './app-text'
import { useOverlays } from './overlay-store'
import { screensFor } from './screen-list'
import { signOut } from './session'
import { useShortcutListener } from './use-shortcut-listener'
import { useShortcuts } from './use-shortcuts'

/** The shortcuts that work on every screen. */
export function useShellShortcuts(person: Person): void {
  useShortcutListener()
  const [, navigate] = useLocation()
  const show = useOverlays((overlays) => overlays.show)
  const text = appText.shortcuts
  const group = text.everywhere
  useShortcuts([
    ...screensFor(person.role).map(({ id, letter, path }) => ({
      keys: `g ${letter}`,
      label: appText.palette.goTo(appText.screens[id]),
      group,
      run: () => navigate(path),
    })),
    { keys: 'Mod+k', label: text.palette, group, run: () => show('palette') },
    { keys: 'Mod+l', label: text.lock, group, run: () => signOut() },
    { keys: '?', label: text.help, group, run: () => show('shortcuts') },
  ])
}
