import { Button } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { request } from '../../ipc/request'
import { Note } from '../../ui/note'
import { useCopied } from '../../ui/use-copied'
import { PanelSection, ReadState } from './panel-section'
import { RefusedChange } from './refused-change'
import classes from './sync-panel.module.css'
import { useDeadLetters } from './sync-reads'
import { syncText } from './sync-text'

const text = syncText.refused

/** Changes that the central database did not take; nothing at all when there is none. */
export function RefusedSection() {
  const read = useDeadLetters()
  const letters = read.data ?? []
  const { copied, copy } = useCopied()
  const copyAll = useMutation({ mutationFn: async () => copy(await request('sync.export', {})) })
  if (read.error === null && letters.length === 0) return null
  const Icon = copied ? IconCheck : IconCopy
  const button = (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={<Icon size={14} aria-hidden="true" />}
      loading={copyAll.isPending}
      onClick={() => copyAll.mutate()}
    >
      {copied ? text.copied : text.copyAll}
    </Button>
  )
  return (
    <PanelSection
      title={text.title}
      count={letters.length}
      action={letters.length > 0 ? button : undefined}
    >
      <ReadState read={read} failed={text.failed} />
      {copyAll.error !== null && <Note tone="bad">{copyAll.error.message}</Note>}
      {letters.length > 0 && <p className={classes.hint}>{text.hint}</p>}
      <ul className={classes.list}>
        {letters.map((letter) => (
          <li key={letter.opId}>
            <RefusedChange letter={letter} />
          </li>
        ))}
      </ul>
    </PanelSection>
  )
}
