import type { Person } from '@shared/accounts/account-contract'
import { useLocation } from 'wouter'
import { askSectionPath } from '../features/ask/ask-sections'
import { appText } from './app-text'
import { maySeeWaiting } from './escalations/escalation-reads'
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
  const toWaiting = () => navigate(askSectionPath('waiting'))
  const waiting = { keys: 'g w', label: text.waiting, group, run: toWaiting }
  useShortcuts([
    ...screensFor(person.role).map(({ id, letter, path }) => ({
      keys: `g ${letter}`,
      label: appText.palette.goTo(appText.screens[id]),
      group,
      run: () => navigate(path),
    })),
    ...(maySeeWaiting(person.role) ? [waiting] : []),
    { keys: 'Mod+k', label: text.palette, group, run: () => show('palette') },
    { keys: 'Mod+l', label: text.lock, group, run: () => signOut() },
    { keys: '?', label: text.help, group, run: () => show('shortcuts') },
  ])
}
