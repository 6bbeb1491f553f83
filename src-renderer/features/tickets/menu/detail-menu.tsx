import { Button, Menu } from '@mantine/core'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { useShortcuts } from '../../../app/use-shortcuts'
import { relationsText } from '../relations/relations-text'
import { focusTicketAround } from '../ticket-focus'
import { ticketsText } from '../tickets-text'
import { type DetailAction, useDetailActions } from './detail-actions'

const text = relationsText.menu

/** What is done with a ticket less often. */
export function DetailMenu({ ticket }: { readonly ticket: TicketDetail }) {
  const [opened, setOpened] = useState(false)
  const [dialog, setDialog] = useState<DetailAction['dialog']>()
  const actions = useDetailActions(ticket)
  const button = useRef<HTMLButtonElement>(null)
  const { more } = text
  const show = () => {
    // What opens beside a button that is out of sight stays out of sight, too.
    button.current?.scrollIntoView({ block: 'nearest' })
    setOpened(true)
  }
  useShortcuts([{ keys: text.moreKey, label: more, group: ticketsText.shortcuts.group, run: show }])
  const close = () => {
    setDialog(undefined)
    // Once the dialog has let go of it: the entry that opened it is gone.
    requestAnimationFrame(() => button.current && focusTicketAround(button.current))
  }
  const run = ({ dialog: opens, run: does }: DetailAction) => {
    if (opens !== undefined) setDialog(() => opens)
    does?.()
  }
  return (
    <>
      <Menu opened={opened} onChange={setOpened} position="bottom-end" width={230}>
        <Menu.Target>
          <Button
            ref={button}
            size="xs"
            variant="default"
            rightSection={<IconChevronDown size={14} aria-hidden="true" />}
          >
            {more}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {actions.map((action) => (
            <Item key={action.label} action={action} onRun={() => run(action)} />
          ))}
        </Menu.Dropdown>
      </Menu>
      {dialog?.(close)}
    </>
  )
}

interface ItemProps {
  readonly action: DetailAction
  readonly onRun: () => void
}

function Item({ action: { label, icon: Icon }, onRun }: ItemProps): ReactNode {
  return (
    <Menu.Item leftSection={<Icon size={16} aria-hidden="true" />} onClick={onRun}>
      {label}
    </Menu.Item>
  )
}
