import { NativeSelect, TagsInput, Textarea, TextInput } from '@mantine/core'
import type { Person } from '@shared/accounts/account-contract'
import { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-kinds'
import { ticketCategoryNames, ticketPriorityNames } from '../../../app/vocabulary'
import { BayChoice } from '../fields/bay-choice'
import { Choice } from '../fields/choice'
import { useOptionList } from '../fields/use-option-list'
import { useTicketChoices } from '../fields/use-ticket-choices'
import classes from './setup.module.css'
import { usePeopleOptions, usePlaceOptions } from './setup-options'
import { setupText } from './setup-text'
import type { TemplateDraft } from './template-draft'

const text = setupText.templates.dialog

interface Props {
  readonly draft: TemplateDraft
  readonly person: Person
  readonly onChange: (change: Partial<TemplateDraft>) => void
}

/** What tickets made of it begin with. */
export function TemplateFields(props: Props) {
  const { draft, onChange } = props
  return (
    <>
      <TextInput
        data-autofocus
        size="sm"
        label={text.name}
        placeholder={text.nameHint}
        maxLength={100}
        value={draft.name}
        onChange={({ currentTarget: { value } }) => onChange({ name: value })}
      />
      <TextInput
        size="sm"
        label={text.title}
        maxLength={200}
        value={draft.title}
        onChange={({ currentTarget: { value } }) => onChange({ title: value })}
      />
      <div className={classes.form}>
        <PlaceFields {...props} />
        <KindFields {...props} />
      </div>
      <LongFields {...props} />
    </>
  )
}

function PlaceFields({ draft, person, onChange }: Props) {
  const places = usePlaceOptions(person, setupText.templates.anywhere)
  const { locationId, bayId } = draft
  return (
    <>
      <NativeSelect
        size="xs"
        label={text.location}
        data={places}
        value={locationId ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange({ locationId: value || null, bayId: null })
        }
      />
      {locationId !== null && (
        <BayChoice
          locationId={locationId}
          bayId={bayId}
          onChoose={(chosen) => onChange({ bayId: chosen })}
        />
      )}
    </>
  )
}

function KindFields({ draft, onChange }: Props) {
  const people = usePeopleOptions({ assigneeId: draft.assigneeId, assigneeName: null })
  return (
    <>
      <Choice
        label={text.category}
        value={draft.category}
        values={ticketCategories}
        names={ticketCategoryNames}
        onChoose={(category) => onChange({ category })}
      />
      <Choice
        label={text.priority}
        value={draft.priority}
        values={ticketPriorities}
        names={ticketPriorityNames}
        onChoose={(priority) => onChange({ priority })}
      />
      <NativeSelect
        size="xs"
        label={text.assignee}
        data={[{ value: '', label: text.assigneeHint }, ...people]}
        value={draft.assigneeId ?? ''}
        onChange={({ currentTarget: { value } }) => onChange({ assigneeId: value || null })}
      />
      <TextInput
        size="xs"
        inputMode="numeric"
        label={text.dueAfter}
        maxLength={4}
        value={draft.dueAfter}
        onChange={({ currentTarget: { value } }) => onChange({ dueAfter: value })}
      />
    </>
  )
}

function LongFields({ draft, onChange }: Props) {
  const options = useOptionList()
  const { tags } = useTicketChoices()
  return (
    <>
      <Textarea
        size="sm"
        label={text.description}
        maxLength={20_000}
        autosize
        minRows={2}
        maxRows={8}
        value={draft.description}
        onChange={({ currentTarget: { value } }) => onChange({ description: value })}
      />
      <Textarea
        size="sm"
        label={text.checklist}
        autosize
        minRows={2}
        maxRows={8}
        value={draft.checklist}
        onChange={({ currentTarget: { value } }) => onChange({ checklist: value })}
      />
      <TagsInput
        size="xs"
        label={text.tags}
        {...options}
        maxTags={20}
        data={[...tags]}
        value={[...draft.tags]}
        onChange={(chosen) => onChange({ tags: chosen.map((tag) => tag.trim().toLowerCase()) })}
      />
    </>
  )
}
