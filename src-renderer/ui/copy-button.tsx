import { ActionIcon, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useCopied } from './use-copied'

interface Props {
  readonly text: string
  readonly label: string
  readonly copiedLabel: string
}

/** Copies a short value such as an id; shows for a moment that it did. */
export function CopyButton({ text, label, copiedLabel }: Props) {
  const { copied, copy } = useCopied()
  const name = copied ? copiedLabel : label
  return (
    <Tooltip label={name}>
      <ActionIcon
        size={22}
        variant="subtle"
        color="gray"
        aria-label={name}
        onClick={() => copy(text)}
      >
        {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
      </ActionIcon>
    </Tooltip>
  )
}
