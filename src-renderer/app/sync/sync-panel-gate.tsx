import { lazy, Suspense, useState } from 'react'
import type { PanelProps } from './panel-props'
import { useSyncPanel } from './sync-panel-store'

const loadPanel = () => import('./sync-panel')
const SyncPanel = lazy(() => loadPanel().then((module) => ({ default: module.SyncPanel })))

/** The panel is loaded when it is first opened, and then stays so that closing gives focus back. */
export function SyncPanelGate(props: PanelProps) {
  const opened = useSyncPanel((panel) => panel.opened)
  const [wanted, setWanted] = useState(opened)
  if (opened && !wanted) setWanted(true)
  if (!wanted) return null
  return (
    <Suspense>
      <SyncPanel {...props} />
    </Suspense>
  )
}
