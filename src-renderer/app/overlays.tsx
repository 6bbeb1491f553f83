import type { Person } from '@shared/accounts/account-contract'
import { CommandPalette } from './command-palette'
import { useOverlays } from './overlay-store'
import { ShortcutHelp } from './shortcut-help'

/** The shell's dialogs; loaded with the first one that is opened. */
export function Overlays({ person }: { readonly person: Person }) {
  const { open, close } = useOverlays()
  if (open === 'palette') return <CommandPalette person={person} onClose={close} />
  if (open === 'shortcuts') return <ShortcutHelp onClose={close} />
  return null
}
