import type { Person } from '@shared/accounts/account-contract'
import type { SystemStatus } from '@shared/system/system-contract'
import { lazy, Suspense, useEffect } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { AskScreen } from '../features/ask/ask-screen'
import { Late } from '../ui/late'
import { appText } from './app-text'
import { screensFor } from './screen-list'
import classes from './screens.module.css'

const TicketsScreen = lazy(() =>
  import('../features/tickets/tickets-screen').then((module) => ({
    default: module.TicketsScreen,
  })),
)

const TracesScreen = lazy(() =>
  import('../features/traces/traces-screen').then((module) => ({ default: module.TracesScreen })),
)

interface Props {
  readonly person: Person
  readonly status: SystemStatus
}

/** The screen that the address names; whatever this person may not see leads to Ask. */
export function Screens({ person, status }: Props) {
  useWindowTitle(status.clubName)
  const seen = screensFor(person.role).map(({ id }) => id)
  return (
    <Switch>
      <Route path="/ask">
        <AskScreen person={person} status={status} />
      </Route>
      {seen.includes('tickets') && (
        <Route path="/tickets/:ticketId?">
          {({ ticketId }) => (
            <Suspense fallback={<Loading />}>
              <TicketsScreen ticketId={ticketId ?? null} />
            </Suspense>
          )}
        </Route>
      )}
      {seen.includes('traces') && (
        <Route path="/traces/:traceId?">
          {({ traceId }) => (
            <Suspense fallback={<Loading />}>
              <TracesScreen traceId={traceId ?? null} />
            </Suspense>
          )}
        </Route>
      )}
      <Route>
        <Redirect to="/ask" replace />
      </Route>
    </Switch>
  )
}

function Loading() {
  return (
    <Late>
      <p role="status" className={classes.loading}>
        {appText.starting.loadingScreen}
      </p>
    </Late>
  )
}

function useWindowTitle(clubName: string): void {
  const [path] = useLocation()
  const id = (['tickets', 'traces'] as const).find((name) => path.startsWith(`/${name}`)) ?? 'ask'
  const screen = appText.screens[id]
  useEffect(() => {
    document.title = `${screen} · ${clubName}`
  }, [screen, clubName])
}
