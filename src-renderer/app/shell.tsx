import './shell-styles'
import type { Person } from '@shared/accounts/account-contract'
import type { SystemStatus } from '@shared/system/system-contract'
import { lazy, type ReactNode, Suspense, useLayoutEffect } from 'react'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { useAskStore } from '../features/ask/ask-store'
import { useFeedbackStore } from '../features/ask/feedback/feedback-store'
import { forgetFiles } from '../features/tickets/files/held-files'
import { useTicketStore } from '../features/tickets/ticket-store'
import { useTraceStore } from '../features/traces/trace-store'
import { useTrainingStore } from '../features/training/training-store'
import { Announcer } from './announcer'
import { ErrorBoundary } from './error-boundary'
import { Notices } from './notices'
import { useOverlays } from './overlay-store'
import { Rail } from './rail'
import { Screens } from './screens'
import classes from './shell.module.css'
import { SyncPanelGate } from './sync/sync-panel-gate'
import { useSyncPanel } from './sync/sync-panel-store'
import { TopBar } from './top-bar'
import { useShellShortcuts } from './use-shell-shortcuts'

const loadOverlays = () => import('./overlays')
const Overlays = lazy(() => loadOverlays().then((module) => ({ default: module.Overlays })))

interface Props {
  readonly person: Person
  readonly status: SystemStatus
  readonly whenUsable: ReactNode
}

/** The frame around every screen of a signed-in person. */
export function Shell(props: Props) {
  useLayoutEffect(() => forgetPerson, [])
  return (
    <Router hook={useHashLocation}>
      <Frame {...props} />
    </Router>
  )
}

/** Before the next person's first paint, so that they never see what was not theirs. */
function forgetPerson(): void {
  useAskStore.getState().reset()
  useFeedbackStore.getState().reset()
  useTicketStore.getState().reset()
  forgetFiles()
  useTraceStore.getState().reset()
  useTrainingStore.getState().reset()
  useOverlays.getState().close()
  useSyncPanel.getState().reset()
}

function Frame({ person, status, whenUsable }: Props) {
  useShellShortcuts(person)
  const overlay = useOverlays((overlays) => overlays.open)
  return (
    <div className={classes.shell}>
      <Rail person={person} status={status} />
      <div className={classes.main}>
        <TopBar person={person} status={status} />
        <Notices warnings={status.warnings} />
        <main className={classes.screen}>
          <ErrorBoundary>
            <Screens person={person} status={status} />
          </ErrorBoundary>
        </main>
      </div>
      {overlay !== null && (
        <Suspense>
          <Overlays person={person} />
        </Suspense>
      )}
      <SyncPanelGate connection={status.connection} person={person} />
      <Announcer />
      {whenUsable}
    </div>
  )
}
