import type { Person } from '@shared/accounts/account-contract'
import type { SystemStatus } from '@shared/system/system-contract'
import { lazy, Suspense, useEffect } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { AskScreen } from '../features/ask/ask-screen'
import { seesSetup, setupSectionOf } from '../features/tickets/setup/setup-sections'
import { sectionOf, sectionPath } from '../features/training/training-sections'
import { useTrainingStore } from '../features/training/training-store'
import { Late } from '../ui/late'
import { appText } from './app-text'
import { screensFor } from './screen-list'
import classes from './screens.module.css'

const TicketsScreen = lazy(() =>
  import('../features/tickets/tickets-screen').then((module) => ({
    default: module.TicketsScreen,
  })),
)

const TicketSetupScreen = lazy(() =>
  import('../features/tickets/setup/setup-screen').then((module) => ({
    default: module.TicketSetupScreen,
  })),
)

const TrainingScreen = lazy(() =>
  import('../features/training/training-screen').then((module) => ({
    default: module.TrainingScreen,
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
      <Route path="/ask/:section?/:id?">
        {({ section, id }) => (
          <AskScreen
            {...{ person, status }}
            sectionName={section ?? null}
            escalationId={id ?? null}
          />
        )}
      </Route>
      {seesSetup(person.role) && (
        <Route path="/tickets/setup/:section?">
          {({ section }) => <TicketSetup name={section ?? null} person={person} />}
        </Route>
      )}
      {seen.includes('tickets') && (
        <Route path="/tickets/:ticketId?">
          {({ ticketId }) => (
            <Suspense fallback={<Loading />}>
              <TicketsScreen ticketId={ticketId ?? null} />
            </Suspense>
          )}
        </Route>
      )}
      {seen.includes('training') && (
        <Route path="/training/:section?">
          {({ section }) => <Training name={section ?? null} {...{ person, status }} />}
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

function TicketSetup({ name, person }: Pick<Props, 'person'> & { readonly name: string | null }) {
  return (
    <Suspense fallback={<Loading />}>
      <TicketSetupScreen section={setupSectionOf(name)} person={person} />
    </Suspense>
  )
}

/** An address without a part leads to the one that was open last. */
function Training({ name, person, status }: Props & { readonly name: string | null }) {
  const last = useTrainingStore((state) => state.section)
  const section = sectionOf(name)
  if (section === null) return <Redirect to={sectionPath(last)} replace />
  return (
    <Suspense fallback={<Loading />}>
      <TrainingScreen {...{ section, person, status }} />
    </Suspense>
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

const titled = ['tickets', 'training', 'traces'] as const

function useWindowTitle(clubName: string): void {
  const [path] = useLocation()
  const id = titled.find((name) => path.startsWith(`/${name}`)) ?? 'ask'
  const screen = appText.screens[id]
  useEffect(() => {
    document.title = `${screen} · ${clubName}`
  }, [screen, clubName])
}
