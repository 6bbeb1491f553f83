import { ActionIcon, Menu } from '@mantine/core'
import type { Attachment } from '@shared/tickets/attachment-contract'
import { IconDots, IconDownload, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
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
  // Closing gives the focus back to the button, and would take it from the field again.
  const [renames, setRenames] = useState(false)
  const afterClosing = () => {
    if (renames) onRename()
    setRenames(false)
  }
  return (
    <Menu position="bottom-end" withinPortal onExitTransitionEnd={afterClosing}>
      <Menu.Target>
        <ActionIcon
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
              onClick={() => setRenames(true)}
            >
              {filesText.rename}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconTrash size={14} aria-hidden="true" />}
              onClick={() => actions.remove.mutate()}
            >
              {filesText.remove}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
