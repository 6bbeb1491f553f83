import type { Person } from '@shared/accounts/account-contract'
import type { SystemStatus } from '@shared/system/system-contract'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { SignInScreen } from '../features/sign-in/sign-in-screen'
import { request } from '../ipc/request'
import { reportOf } from '../ipc/request-error'
import { appText } from './app-text'
import { changePerson } from './live-queries'
import { useSession } from './session'
import { StartFailed, Starting } from './start-screen'
import { useSystemStatus } from './system-status'
import { useUsableSignal } from './usable-signal'

const loadShell = () => import('./shell')
/** Signing in should not have to wait for it. */
function prepareShell(): void {
  loadShell().catch(() => undefined)
}

const Shell = lazy(() => loadShell().then((module) => ({ default: module.Shell })))

/** Leads from the first paint to the sign-in screen or the signed-in shell. */
export function StartGate() {
  const status = useSystemStatus()
  if (status.error !== null) {
    return <StartFailed {...reportOf(status.error)} onRetry={() => status.refetch()} />
  }
  const phase = status.data?.phase
  if (status.data === undefined || phase?.name === 'starting') {
    return <Starting step={phase?.name === 'starting' ? phase.step : appText.starting.opening} />
  }
  if (phase?.name === 'failed') {
    return <StartFailed {...phase} version={status.data.version} onRetry={retryStart} />
  }
  return <SessionGate status={status.data} />
}

async function retryStart(): Promise<void> {
  await request('system.retry-start', {})
}

function SessionGate({ status }: { readonly status: SystemStatus }) {
  const session = useSession()
  const client = useQueryClient()
  if (session.error !== null) {
    return <StartFailed {...reportOf(session.error)} onRetry={() => session.refetch()} />
  }
  if (session.data === undefined) return <Starting step={appText.starting.opening} />
  const person = session.data
  if (person === null) {
    return (
      <SignInScreen
        status={status}
        onSignedIn={(next) => changePerson(client, next)}
        whenUsable={<FirstScreen />}
      />
    )
  }
  return (
    <Suspense fallback={<Starting step={appText.starting.loadingScreen} />}>
      <SignedIn person={person} status={status} />
    </Suspense>
  )
}

function SignedIn(props: { readonly person: Person; readonly status: SystemStatus }) {
  return <Shell key={props.person.id} {...props} whenUsable={<FirstScreen />} />
}

/** Rendered by whichever screen is first to be usable. */
function FirstScreen() {
  useUsableSignal(prepareShell)
  return null
}
