import { Button, Checkbox, Textarea, TextInput } from '@mantine/core'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { type FormEvent, useState } from 'react'
import { useRead } from '../../../ipc/use-read'
import { Note } from '../../../ui/note'
import { clockText } from '../../../ui/time-text'
import detail from '../ticket-detail.module.css'
import { RelationDialog } from './relation-dialog'
import classes from './relations.module.css'
import { relationsText } from './relations-text'
import { useSplit } from './use-relation-actions'

const text = relationsText.split

interface Props {
  readonly ticket: TicketDetail
  readonly onClose: () => void
}

/** Makes a ticket of a part of this one: what moves there, and what is quoted. */
export function SplitDialog({ ticket, onClose }: Props) {
  const [title, setTitle] = useState('')
  const [description, setDescription] = useState('')
  const [items, setItems] = useState<readonly string[]>([])
  const [comments, setComments] = useState<readonly string[]>([])
  const split = useSplit()
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (title.trim() === '' || split.isPending) return
    const chosen = { checklistItemIds: [...items], commentIds: [...comments] }
    split.mutate({ id: ticket.id, title, description, ...chosen }, { onSuccess: onClose })
  }
  const said = useComments(ticket.id)
  const todo = ticket.checklist.map(({ id, text: label }) => ({ id, label, hint: null }))
  return (
    <RelationDialog title={text.title} onClose={onClose}>
      <form
        className={detail.form}
        onSubmit={save}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(event)
        }}
      >
        <Words {...{ title, description }} onTitle={setTitle} onDescription={setDescription} />
        <Choices label={text.items} options={todo} chosen={items} onChange={setItems} />
        <Choices label={text.comments} options={said} chosen={comments} onChange={setComments} />
        {split.error !== null && (
          <Note tone="bad">
            {relationsText.failed}: {split.error.message}
          </Note>
        )}
        <div className={detail.actions}>
          <Button type="submit" size="xs" loading={split.isPending} disabled={title.trim() === ''}>
            {text.go}
          </Button>
          <Button size="xs" variant="default" onClick={onClose}>
            {relationsText.cancel}
          </Button>
        </div>
      </form>
    </RelationDialog>
  )
}

interface WordsProps {
  readonly title: string
  readonly description: string
  readonly onTitle: (title: string) => void
  readonly onDescription: (description: string) => void
}

function Words({ title, description, onTitle, onDescription }: WordsProps) {
  return (
    <>
      <p className={classes.ask}>{text.hint}</p>
      <TextInput
        data-autofocus
        size="sm"
        label={text.name}
        maxLength={200}
        value={title}
        onChange={({ currentTarget: { value } }) => onTitle(value)}
      />
      <Textarea
        size="sm"
        label={text.description}
        maxLength={10_000}
        autosize
        minRows={2}
        maxRows={8}
        value={description}
        onChange={({ currentTarget: { value } }) => onDescription(value)}
      />
    </>
  )
}

interface Option {
  readonly id: string
  readonly label: string
  readonly hint: string | null
}

function useComments(id: string): readonly Option[] {
  const entries = useRead('tickets.timeline', { id }).data ?? []
  return entries.flatMap((entry) => {
    if (entry.kind !== 'comment') return []
    const hint = [entry.byName, clockText(entry.at)].filter((part) => part !== null).join(', ')
    return [{ id: entry.id, label: entry.body, hint }]
  })
}

interface ChoicesProps {
  readonly label: string
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

function Choices({ label, options, chosen, onChange }: ChoicesProps) {
  if (options.length === 0) return null
  return (
    <Checkbox.Group label={label} size="sm" value={[...chosen]} onChange={onChange}>
      <div className={classes.choices}>
        {options.map((option) => (
          <Checkbox
            key={option.id}
            size="xs"
            value={option.id}
            label={<span className={classes.choiceText}>{option.label}</span>}
            description={option.hint}
          />
        ))}
      </div>
    </Checkbox.Group>
  )
}
