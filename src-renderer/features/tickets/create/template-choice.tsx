import { NativeSelect } from '@mantine/core'
import type { TicketTemplate } from '@shared/tickets/ticket-template-contract'
import { useRead } from '../../../ipc/use-read'
import { useTicketChoices } from '../fields/use-ticket-choices'
import { useTicketStore } from '../ticket-store'
import classes from './create.module.css'
import { createText as text } from './create-text'
import { emptyTicket, type GuessedField, type NewTicket } from './new-ticket'

const current = { staleTime: 10_000 }

/** Begins the ticket with what a template says; nothing to see while there are none. */
export function TemplateChoice() {
  const { newTicket, writeNew } = useTicketStore()
  const templates = useRead('tickets.templates', {}, current).data ?? []
  const { others } = useTicketChoices()
  if (templates.length === 0) return null
  const options = templates.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <NativeSelect
      size="xs"
      className={classes.template}
      aria-label={text.template}
      data={[{ value: '', label: text.noTemplate }, ...options]}
      value={newTicket.templateId ?? ''}
      onChange={({ currentTarget: { value } }) => {
        const template = templates.find(({ id }) => id === value)
        if (template === undefined) return writeNew({ templateId: null })
        const hasLeft = others.some(({ id }) => id === template.assigneeId)
        const given = hasLeft ? { ...template, assigneeId: null } : template
        writeNew(beginningOf(given, newTicket))
      }}
    />
  )
}

/** What the template leaves open is the person's, or guessed. */
function beginningOf(template: TicketTemplate, written: NewTicket): Partial<NewTicket> {
  const { id, title, description, category, priority, tags } = template
  const { locationId, bayId, assigneeId, dueAfterHours } = template
  const place = locationId === null ? {} : { locationId, bayId }
  const person = assigneeId === null ? {} : { assigneeId }
  const chosen: readonly GuessedField[] = [
    ...(['category', 'priority', 'tags'] as const),
    ...(locationId === null ? [] : (['locationId', 'bayId'] as const)),
    ...(assigneeId === null ? [] : (['assigneeId'] as const)),
  ]
  const items = template.checklist.map((item) => ({
    ...{ id: crypto.randomUUID(), text: item, done: false },
  }))
  return {
    ...{ templateId: id, title, category, priority, tags, chosen, checklist: items },
    ...{ ...place, ...person },
    description: description || written.description,
    due: dueAfterHours === null ? emptyTicket.due : `in ${dueAfterHours} h`,
  }
}
