import { ActionIcon, Tooltip, VisuallyHidden } from '@mantine/core'
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
import { mayAnswerQuestions, useWaitingCount } from './escalations/escalation-reads'
import { PersonMenu } from './person-menu'
import { usePreferences } from './preference-store'
import classes from './rail.module.css'
import { type ScreenEntry, screensFor } from './screen-list'
import { useNeedsMe } from './ticket-notices/notice-reads'
import { noticeText } from './ticket-notices/notice-text'

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
  const waiting = useWaiting(person)
  const label = collapsed ? appText.expandRail : appText.collapseRail
  const Icon = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <aside
      aria-label={appText.sideBar}
      className={classes.rail}
      data-collapsed={collapsed || undefined}
    >
      <ClubName status={status} collapsed={collapsed} />
      <nav aria-label={appText.navigation} className={classes.links}>
        {screensFor(person.role).map((screen) => (
          <RailLink
            key={screen.id}
            {...{ screen, collapsed }}
            waiting={waiting[screen.id] ?? nothing}
          />
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

function ClubName(props: { readonly status: SystemStatus; readonly collapsed: boolean }) {
  const { status, collapsed } = props
  return (
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
  )
}

/** What needs a person on a screen. */
interface Waiting {
  readonly count: number
  /** What is counted, where the number alone does not say it. */
  readonly words: string | null
}

const nothing: Waiting = { count: 0, words: null }

/** Questions that wait for somebody like this person, and tickets that need them. */
function useWaiting({ role }: Person): Partial<Record<ScreenEntry['id'], Waiting>> {
  const questions = useWaitingCount(role)
  const needs = useNeedsMe(role)
  return {
    ask: { count: mayAnswerQuestions(role) ? questions : 0, words: null },
    tickets: { count: needs.late + needs.soon + needs.mentions, words: noticeText.needs(needs) },
  }
}

interface RailLinkProps {
  readonly screen: ScreenEntry
  readonly collapsed: boolean
  /** What needs this person there. */
  readonly waiting: Waiting
}

function RailLink({ screen, collapsed, waiting: { count, words } }: RailLinkProps) {
  const [path] = useLocation()
  const Icon = icons[screen.id]
  const screenName = appText.screens[screen.id]
  const counted = words === null ? appText.waiting(screenName, count) : `${screenName}: ${words}`
  const name = count > 0 ? counted : screenName
  return (
    <Tooltip label={name} position="right" disabled={!collapsed}>
      <Link
        href={screen.path}
        className={classes.link}
        aria-label={collapsed ? name : undefined}
        // A tooltip under a resting pointer would take the first Escape.
        title={!collapsed && count > 0 ? (words ?? undefined) : undefined}
        aria-current={path.startsWith(screen.path) ? 'page' : undefined}
      >
        <Icon size={18} aria-hidden="true" />
        {!collapsed && screenName}
        {count > 0 && (
          <span className={classes.count}>
            {count > 99 ? '99+' : count}
            <VisuallyHidden> {words ?? appText.waitingThere}</VisuallyHidden>
          </span>
        )}
      </Link>
    </Tooltip>
  )
}
