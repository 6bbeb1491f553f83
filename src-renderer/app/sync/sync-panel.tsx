import { ActionIcon, CloseButton, Drawer } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { ConflictView } from './conflict-view'
import type { PanelProps } from './panel-props'
import { SyncOverview } from './sync-overview'
import classes from './sync-panel.module.css'
import { useSyncPanel } from './sync-panel-store'
import { syncText } from './sync-text'

const overview = { name: 'overview' } as const

/** What there is to know and to do about the connection and the changes that wait for it. */
export function SyncPanel(props: PanelProps) {
  const { opened, view, show, close } = useSyncPanel()
  const mounted = useMounted()
  const back = () => show(overview)
  return (
    <Drawer.Root
      opened={opened && mounted}
      // Esc, too, leads back from a conflict to the list that it was opened from.
      onClose={view.name === 'conflict' ? back : close}
      position="right"
      size={680}
      transitionProps={{ duration: 120 }}
      classNames={{ content: classes.panel }}
    >
      <Drawer.Overlay backgroundOpacity={0.4} />
      <Drawer.Content aria-label={syncText.title}>
        <PanelHead
          viewName={view.name}
          onBack={view.name === 'overview' ? null : back}
          onClose={close}
        />
        <Drawer.Body className={classes.body}>
          {view.name === 'overview' ? <SyncOverview {...props} /> : <ConflictView {...props} />}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}

/** What opens after it was mounted gives focus back when it closes; what is mounted open does not. */
function useMounted(): boolean {
  const [mounted, setMounted] = useState(false)
  useEffect(() => setMounted(true), [])
  return mounted
}

interface HeadProps {
  readonly viewName: string
  readonly onBack: (() => void) | null
  readonly onClose: () => void
}

function PanelHead({ viewName, onBack, onClose }: HeadProps) {
  const title = useRef<HTMLHeadingElement>(null)
  const shown = useRef(viewName)
  useEffect(() => {
    // What had the focus is gone with the former view.
    if (shown.current !== viewName) title.current?.focus()
    shown.current = viewName
  }, [viewName])
  return (
    <div className={classes.head}>
      {onBack !== null && (
        <ActionIcon variant="subtle" color="gray" aria-label={syncText.back} onClick={onBack}>
          <IconArrowLeft size={18} />
        </ActionIcon>
      )}
      <h2 ref={title} tabIndex={-1} data-autofocus className={classes.title}>
        {viewName === 'overview' ? syncText.title : syncText.conflicts.one}
      </h2>
      <CloseButton aria-label={syncText.close} onClick={onClose} />
    </div>
  )
}
