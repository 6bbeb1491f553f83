import { ActionIcon, Menu } from '@mantine/core'
import type { Attachment } from '@shared/tickets/attachment-contract'
import { IconDots, IconDownload, IconPencil, IconTrash } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { focusTicketAround } from '../ticket-focus'
import { filesText } from './files-text'
import type { useFileActions } from './use-file-actions'

interface Props {
  readonly file: Attachment
  readonly actions: ReturnType<typeof useFileActions>
  readonly onRename: () => void
  readonly className?: string | undefined
}

/** What can be done with a file; only whoever added it changes it. */
export function FileMenu({ file, actions, onRename, className }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  // Closing gives the focus back to the button, and would take it from where it goes then.
  const [chosen, setChosen] = useState<'rename' | 'remove' | null>(null)
  const afterClosing = () => {
    setChosen(null)
    if (chosen === 'rename') onRename()
    if (chosen !== 'remove') return
    // The button goes, and the focus would go with it.
    if (button.current !== null) focusTicketAround(button.current)
    actions.remove.mutate()
  }
  return (
    <Menu position="bottom-end" withinPortal onExitTransitionEnd={afterClosing}>
      <Menu.Target>
        <ActionIcon
          ref={button}
          size="sm"
          variant="default"
          className={className}
          aria-label={filesText.more(file.name)}
        >
          <IconDots size={14} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconDownload size={14} aria-hidden="true" />}
          onClick={() => actions.saveAs.mutate()}
        >
          {filesText.saveAs}
        </Menu.Item>
        {file.mine && (
          <>
            <Menu.Item
              leftSection={<IconPencil size={14} aria-hidden="true" />}
              onClick={() => setChosen('rename')}
            >
              {filesText.rename}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconTrash size={14} aria-hidden="true" />}
              onClick={() => setChosen('remove')}
            >
              {filesText.remove}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
