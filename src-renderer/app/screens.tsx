import type { Person } from '@shared/accounts/account-contract'
import type { SystemStatus } from '@shared/system/system-contract'
import { lazy, Suspense, useEffect } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { AskScreen } from '../features/ask/ask-screen'
import { Late } from '../ui/late'
import { appText } from './app-text'
import { screensFor } from './screen-list'
import classes from './screens.module.css'

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
  const seesTraces = screensFor(person.role).some(({ id }) => id === 'traces')
  return (
    <Switch>
      <Route path="/ask">
        <AskScreen person={person} status={status} />
      </Route>
      {seesTraces && (
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
  const screen = path.startsWith('/traces') ? appText.screens.traces : appText.screens.ask
  useEffect(() => {
    document.title = `${screen} · ${clubName}`
  }, [screen, clubName])
}
