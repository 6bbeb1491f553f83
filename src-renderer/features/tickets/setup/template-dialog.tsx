// Mantine's styles for what a labelled box needs beside the fields of a ticket.
import '@mantine/core/styles/InlineInput.css'
import '../fields/ticket-field-styles'
import { Button, CloseButton, Modal } from '@mantine/core'
import type { Person } from '@shared/accounts/account-contract'
import type { TicketTemplate } from '@shared/tickets/ticket-template-contract'
import { type FormEvent, useState } from 'react'
import { Note } from '../../../ui/note'
import { ScheduleFields } from './schedule-fields'
import classes from './setup.module.css'
import { setupText } from './setup-text'
import { draftOf, savedOf, type TemplateDraft } from './template-draft'
import { TemplateFields } from './template-fields'
import { useRemoveTemplate, useSaveTemplate } from './use-setup'

const text = setupText.templates

interface Props {
  /** Null: a new one. */
  readonly template: TicketTemplate | null
  readonly person: Person
  readonly onClose: () => void
}

/** What tickets made of a template begin with, and when they are made by themselves. */
export function TemplateDialog({ template, person, onClose }: Props) {
  const [draft, setDraft] = useState(() => draftOf(template, person.locations[0] ?? null))
  const save = useSaveTemplate()
  const content = savedOf(draft)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (content === null || save.isPending) return
    const id = template === null ? {} : { id: template.id }
    save.mutate({ ...content, ...id }, { onSuccess: onClose })
  }
  const title = template === null ? text.dialog.add : text.dialog.edit
  return (
    <Modal.Root opened onClose={onClose} size="lg" classNames={{ content: classes.dialogFrame }}>
      <Modal.Overlay />
      <Modal.Content aria-label={title}>
        <Modal.Body className={classes.dialog}>
          <div className={classes.dialogHead}>
            <h2 className={classes.title}>{title}</h2>
            <CloseButton aria-label={setupText.close} onClick={onClose} />
          </div>
          <form className={classes.stack} onSubmit={submit}>
            <Fields
              {...{ draft, person }}
              onChange={(change) => setDraft({ ...draft, ...change })}
            />
            {save.error !== null && (
              <Note tone="bad">{setupText.notSaved(save.error.message)}</Note>
            )}
            <div className={classes.actions}>
              <Button type="submit" size="xs" disabled={content === null} loading={save.isPending}>
                {setupText.save}
              </Button>
              <Button size="xs" variant="default" onClick={onClose}>
                {setupText.cancel}
              </Button>
              {template !== null && <Removal template={template} onRemoved={onClose} />}
            </div>
          </form>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

interface FieldsProps {
  readonly draft: TemplateDraft
  readonly person: Person
  readonly onChange: (change: Partial<TemplateDraft>) => void
}

function Fields(props: FieldsProps) {
  return (
    <>
      <TemplateFields {...props} />
      <ScheduleFields {...props} />
    </>
  )
}

function Removal({ template, onRemoved }: { template: TicketTemplate; onRemoved: () => void }) {
  const remove = useRemoveTemplate()
  return (
    <>
      <span className={classes.spring} />
      {remove.error !== null && <Note tone="bad">{setupText.notSaved(remove.error.message)}</Note>}
      <Button
        size="xs"
        variant="default"
        title={text.removed}
        loading={remove.isPending}
        onClick={() => remove.mutate({ id: template.id }, { onSuccess: onRemoved })}
      >
        {text.remove}
      </Button>
    </>
  )
}
