import { UnstyledButton } from '@mantine/core'
import type { Person } from '@shared/accounts/account-contract'
import type { SystemStatus } from '@shared/system/system-contract'
import { IconSearch } from '@tabler/icons-react'
import { KeyCaps } from '../ui/key-caps'
import { appText } from './app-text'
import { ConnectionBadge } from './connection-badge'
import { isMac } from './is-mac'
import { LocationMenu } from './location-menu'
import { useOverlays } from './overlay-store'
import { keyCaps } from './shortcut-keys'
import { ThemeMenu } from './theme-menu'
import { NoticeBell } from './ticket-notices/notice-bell'
import classes from './top-bar.module.css'

interface Props {
  readonly person: Person
  readonly status: SystemStatus
}

/** Search, location filter, connection and theme. */
export function TopBar({ person, status }: Props) {
  const show = useOverlays((overlays) => overlays.show)
  return (
    <header className={classes.bar}>
      <UnstyledButton className={classes.search} onClick={() => show('palette')}>
        <IconSearch size={16} aria-hidden="true" />
        <span className={classes.words}>{appText.palette.open}</span>
        <span aria-hidden="true">
          <KeyCaps caps={keyCaps('Mod+k', isMac)} />
        </span>
      </UnstyledButton>
      <LocationMenu position="bottom-start" label={appText.location.label} />
      <span className={classes.gap} />
      <ConnectionBadge connection={status.connection} person={person} />
      <NoticeBell person={person} />
      <ThemeMenu />
    </header>
  )
}
