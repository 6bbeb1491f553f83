import type { Person } from '@shared/accounts/account-contract'
import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { seesSetup, setupSectionOf } from '../features/tickets/setup/setup-sections'
import { LoadingScreen } from './loading-screen'

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

const TrendsScreen = lazy(() =>
  import('../features/tickets/learning/trends-screen').then((module) => ({
    default: module.TrendsScreen,
  })),
)

const HandoverScreen = lazy(() =>
  import('../features/tickets/handover/handover-screen').then((module) => ({
    default: module.HandoverScreen,
  })),
)

/** The list with a ticket beside it, and what else there is about tickets. */
export function TicketScreens({ person }: { readonly person: Person }) {
  return (
    <Suspense fallback={<LoadingScreen />}>
      <Switch>
        {seesSetup(person.role) && (
          <Route path="/tickets/setup/:section?">
            {({ section }) => (
              <TicketSetupScreen section={setupSectionOf(section ?? null)} person={person} />
            )}
          </Route>
        )}
        <Route path="/tickets/handover">
          <HandoverScreen />
        </Route>
        <Route path="/tickets/trends/:trendId?">
          {({ trendId }) => <TrendsScreen trendId={trendId ?? null} />}
        </Route>
        <Route path="/tickets/:ticketId?">
          {({ ticketId }) => <TicketsScreen ticketId={ticketId ?? null} />}
        </Route>
      </Switch>
    </Suspense>
  )
}
