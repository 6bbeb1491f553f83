import { TextInput } from '@mantine/core'
import type { ChecklistItem, TicketDetail } from '@shared/tickets/ticket-contract'
import { IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { Note } from '../../../ui/note'
import { ticketsText } from '../tickets-text'
import { useEditTicket } from '../use-edit-ticket'
import classes from './checklist.module.css'
import { ChecklistRow } from './checklist-row'

const text = ticketsText.checklist

/** What is to be done, one by one. */
export function Checklist({ ticket }: { readonly ticket: TicketDetail }) {
  const edit = useEditTicket(ticket.id)
  const items = ticket.checklist
  const save = (checklist: readonly ChecklistItem[]) => edit.mutate({ checklist: [...checklist] })
  const done = items.filter((item) => item.done).length
  return (
    <section aria-label={text.title} className={classes.checklist}>
      <div className={classes.head}>
        <h3 className={classes.title}>{text.title}</h3>
        {items.length > 0 && (
          <span className={classes.progress}>{text.progress(done, items.length)}</span>
        )}
      </div>
      {items.length > 0 && (
        <ul className={classes.items}>
          {items.map((item) => (
            <ChecklistRow
              key={item.id}
              item={item}
              onChange={(change) => save(items.map((one) => (one.id === item.id ? change : one)))}
              onRemove={() => save(items.filter((one) => one.id !== item.id))}
            />
          ))}
        </ul>
      )}
      <NewItem onAdd={(item) => save([...items, item])} />
      {edit.error !== null && (
        <Note tone="bad">
          {ticketsText.notSaved}: {edit.error.message}
        </Note>
      )}
    </section>
  )
}

/** Takes one item after the other. */
function NewItem({ onAdd }: { readonly onAdd: (item: ChecklistItem) => void }) {
  const [written, setWritten] = useState('')
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || written.trim() === '') return
    event.preventDefault()
    onAdd({ id: crypto.randomUUID(), text: written.trim(), done: false })
    setWritten('')
  }
  return (
    <TextInput
      size="xs"
      variant="unstyled"
      classNames={{ input: classes.newItem }}
      aria-label={text.add}
      placeholder={text.addHint}
      maxLength={300}
      leftSection={<IconPlus size={14} aria-hidden="true" />}
      value={written}
      onChange={(event) => setWritten(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  )
}
