import { ActionIcon, Tooltip } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { Person } from '@shared/accounts/account-contract'
import type { SystemStatus } from '@shared/system/system-contract'
import {
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconMessage,
  IconSchool,
  IconTicket,
  IconTimeline,
} from '@tabler/icons-react'
import { Link, useLocation } from 'wouter'
import { appText } from './app-text'
import { PersonMenu } from './person-menu'
import { usePreferences } from './preference-store'
import classes from './rail.module.css'
import { type ScreenEntry, screensFor } from './screen-list'

const icons = {
  tickets: IconTicket,
  ask: IconMessage,
  training: IconSchool,
  traces: IconTimeline,
} satisfies Record<ScreenEntry['id'], unknown>

interface Props {
  readonly person: Person
  readonly status: SystemStatus
}

/** The side bar: where one is, where one can go, who is signed in. */
export function Rail({ person, status }: Props) {
  const chosen = usePreferences((preferences) => preferences.railCollapsed)
  const toggle = usePreferences((preferences) => preferences.toggleRail)
  const narrow = useMediaQuery('(max-width: 900px)', undefined, { getInitialValueInEffect: false })
  const collapsed = chosen || narrow
  const label = collapsed ? appText.expandRail : appText.collapseRail
  const Icon = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <aside
      aria-label={appText.sideBar}
      className={classes.rail}
      data-collapsed={collapsed || undefined}
    >
      <div className={classes.club}>
        <span className={classes.mark} aria-hidden="true">
          {status.clubName.slice(0, 1).toUpperCase()}
        </span>
        {!collapsed && (
          <span className={classes.clubName}>
            {status.clubName}
            {status.demo && <span className={classes.demo}>{appText.demoTag}</span>}
          </span>
        )}
      </div>
      <nav aria-label={appText.navigation} className={classes.links}>
        {screensFor(person.role).map((screen) => (
          <RailLink key={screen.id} screen={screen} collapsed={collapsed} />
        ))}
      </nav>
      {!narrow && (
        <Tooltip label={label} position="right">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={label}
            className={classes.toggle}
            onClick={toggle}
          >
            <Icon size={18} />
          </ActionIcon>
        </Tooltip>
      )}
      <div className={classes.foot}>
        <PersonMenu person={person} demo={status.demo} collapsed={collapsed} />
      </div>
    </aside>
  )
}

function RailLink(props: { readonly screen: ScreenEntry; readonly collapsed: boolean }) {
  const { screen, collapsed } = props
  const [path] = useLocation()
  const Icon = icons[screen.id]
  const name = appText.screens[screen.id]
  return (
    <Tooltip label={name} position="right" disabled={!collapsed}>
      <Link
        href={screen.path}
        className={classes.link}
        aria-label={name}
        aria-current={path.startsWith(screen.path) ? 'page' : undefined}
      >
        <Icon size={18} aria-hidden="true" />
        {!collapsed && name}
      </Link>
    </Tooltip>
  )
}
