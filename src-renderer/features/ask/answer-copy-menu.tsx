import { ActionIcon, Menu } from '@mantine/core'
import type { Answer } from '@shared/ask/ask-contract'
import { IconCheck, IconCopy, IconMarkdown, IconTypography } from '@tabler/icons-react'
import { useCopied } from '../../ui/use-copied'
import { answerAsMarkdown, answerAsText } from './answer-copy'
import { askText } from './ask-text'

interface Props {
  readonly answer: Answer
  /** What a person answered instead. */
  readonly said: string | null
}

/** Copies the answer for a chat or for a document. */
export function AnswerCopyMenu({ answer, said }: Props) {
  const { copied, copy } = useCopied()
  const Icon = copied ? IconCheck : IconCopy
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          size={26}
          variant="subtle"
          color="gray"
          aria-label={copied ? askText.copied : askText.copy}
        >
          <Icon size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconTypography size={16} />}
          onClick={() => copy(answerAsText(answer, said))}
        >
          {askText.copyText}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconMarkdown size={16} />}
          onClick={() => copy(answerAsMarkdown(answer, said))}
        >
          {askText.copyMarkdown}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
