import { ActionIcon, CloseButton, Menu } from '@mantine/core'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { IconFileTypePdf, IconPrinter } from '@tabler/icons-react'
import { useDeferredValue } from 'react'
import { useShortcuts } from '../../../app/use-shortcuts'
import { Note } from '../../../ui/note'
import { filesText } from './files-text'
import { PaperSheet } from './paper-sheet'
import classes from './ticket-files.module.css'
import { usePaper } from './use-paper'

const text = filesText.paper

/** Brings a ticket to paper. */
export function PaperMenu({ ticket }: { readonly ticket: TicketDetail }) {
  const { content, sheet, paper } = usePaper(ticket)
  const live = useDeferredValue(true, false)
  const print = () => !paper.isPending && paper.mutate('tickets.print')
  const savePdf = () => !paper.isPending && paper.mutate('tickets.save-pdf')
  useShortcuts([{ keys: 'Mod+p', label: text.print, group: text.group, run: print }])
  return (
    <>
      {paper.error !== null && (
        <div className={classes.paperError}>
          <Note
            tone="bad"
            action={<CloseButton size="sm" aria-label={text.dismiss} onClick={paper.reset} />}
          >
            {paper.error.message}
          </Note>
        </div>
      )}
      {live && <Choices {...{ print, savePdf }} isPending={paper.isPending} />}
      {content !== null && <PaperSheet ref={sheet} {...content} />}
    </>
  )
}

interface ChoicesProps {
  readonly isPending: boolean
  readonly print: () => void
  readonly savePdf: () => void
}

function Choices({ isPending, print, savePdf }: ChoicesProps) {
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          loading={isPending}
          aria-label={isPending ? text.preparing : text.menu}
        >
          <IconPrinter size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPrinter size={14} aria-hidden="true" />} onClick={print}>
          {text.print}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileTypePdf size={14} aria-hidden="true" />} onClick={savePdf}>
          {text.pdf}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
