import { NativeSelect, TagsInput, Textarea, TextInput } from '@mantine/core'
import { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-kinds'
import { useSession } from '../../app/session'
import { useLocations } from '../../app/use-locations'
import { ticketCategoryNames, ticketPriorityNames } from '../../app/vocabulary'
import classes from './create/create.module.css'
import { createText } from './create/create-text'
import { Guessable } from './create/guess-mark'
import type { GuessedTicket } from './create/guessed-ticket'
import { type GuessedField, movedTo, type NewTicket, withChosen } from './create/new-ticket'
import { NewTicketExtras } from './create/new-ticket-extras'
import { QuickDueField } from './create/quick-due-field'
import { BayChoice } from './fields/bay-choice'
import { Choice } from './fields/choice'
import { peopleOptions } from './fields/people-options'
import { useOptionList } from './fields/use-option-list'
import { useTicketChoices } from './fields/use-ticket-choices'
import { useTicketStore } from './ticket-store'
import { ticketsText } from './tickets-text'

const text = ticketsText.dialog
const { fields } = ticketsText

interface Props {
  readonly guessed: GuessedTicket
}

export function NewTicketFields({ guessed }: Props) {
  const { newTicket, writeNew } = useTicketStore()
  return (
    <>
      <TextInput
        data-autofocus
        size="sm"
        label={fields.title}
        placeholder={text.titleHint}
        maxLength={200}
        value={newTicket.title}
        onChange={(event) => writeNew({ title: event.currentTarget.value })}
      />
      <Textarea
        size="sm"
        label={fields.description}
        placeholder={createText.descriptionHint}
        maxLength={20_000}
        autosize
        minRows={1}
        maxRows={12}
        value={newTicket.description}
        onChange={(event) => writeNew({ description: event.currentTarget.value })}
      />
      <NewTicketExtras />
      <div className={classes.fields}>
        <PlaceChoices guessed={guessed} />
        <KindChoices guessed={guessed} />
        <AssigneeChoice guessed={guessed} />
        <QuickDueField locationId={guessed.ticket.locationId} />
        <TagsChoice guessed={guessed} />
      </div>
    </>
  )
}

/** Chooses for the person what they have chosen, or have seen and kept. */
function useChoose() {
  const { newTicket, writeNew } = useTicketStore()
  return (change: Partial<Pick<NewTicket, GuessedField>>) => writeNew(withChosen(newTicket, change))
}

function PlaceChoices({ guessed: { ticket, because } }: Props) {
  const choose = useChoose()
  const writeNew = useTicketStore((state) => state.writeNew)
  const { locationId, bayId } = ticket
  // The bay is of the place before; one that the text names may be guessed again.
  const move = (to: string) => writeNew(movedTo(ticket, to))
  const places = useLocations().map(({ id, name }) => ({ value: id, label: name }))
  const unknown = { value: '', label: text.chooseLocation }
  return (
    <>
      <Guessable
        field={fields.location}
        because={because.locationId}
        onKeep={() => choose({ locationId })}
      >
        <NativeSelect
          size="xs"
          label={fields.location}
          data={locationId === '' ? [unknown, ...places] : places}
          value={locationId}
          onChange={(event) => move(event.currentTarget.value)}
        />
      </Guessable>
      <Guessable
        field={fields.bay}
        because={because.bayId}
        onKeep={() => choose({ bayId, locationId })}
      >
        <BayChoice
          locationId={locationId}
          bayId={bayId}
          // With its location: another one at the top would leave the bay behind.
          onChoose={(chosen) => choose({ bayId: chosen, locationId })}
        />
      </Guessable>
    </>
  )
}

function KindChoices({ guessed: { ticket, because } }: Props) {
  const choose = useChoose()
  const { category, priority } = ticket
  return (
    <>
      <Guessable
        field={fields.category}
        because={because.category}
        onKeep={() => choose({ category })}
      >
        <Choice
          label={fields.category}
          value={category}
          values={ticketCategories}
          names={ticketCategoryNames}
          onChoose={(chosen) => choose({ category: chosen })}
        />
      </Guessable>
      <Guessable
        field={fields.priority}
        because={because.priority}
        onKeep={() => choose({ priority })}
      >
        <Choice
          label={fields.priority}
          value={priority}
          values={ticketPriorities}
          names={ticketPriorityNames}
          onChoose={(chosen) => choose({ priority: chosen })}
        />
      </Guessable>
    </>
  )
}

function AssigneeChoice({ guessed: { ticket, because } }: Props) {
  const choose = useChoose()
  const me = useSession().data?.id ?? null
  const { people } = useTicketChoices()
  const { assigneeId } = ticket
  const nobody = { value: '', label: fields.assigneeHint }
  const unassigned = { assigneeId: null, assigneeName: null }
  return (
    <Guessable
      field={fields.assignee}
      because={because.assigneeId}
      onKeep={() => choose({ assigneeId })}
    >
      <NativeSelect
        size="xs"
        label={fields.assignee}
        data={[nobody, ...peopleOptions(people, me, unassigned)]}
        value={assigneeId ?? ''}
        onChange={({ currentTarget: { value } }) => choose({ assigneeId: value || null })}
      />
    </Guessable>
  )
}

function TagsChoice({ guessed: { ticket, because } }: Props) {
  const choose = useChoose()
  const options = useOptionList()
  const { tags: inUse } = useTicketChoices()
  const { tags } = ticket
  return (
    <div className={classes.wide}>
      <Guessable field={fields.tags} because={because.tags} onKeep={() => choose({ tags })}>
        <TagsInput
          size="xs"
          label={fields.tags}
          placeholder={tags.length === 0 ? fields.tagsHint : ''}
          {...options}
          maxTags={20}
          data={[...inUse]}
          value={[...tags]}
          onChange={(given) => choose({ tags: given.map((tag) => tag.trim().toLowerCase()) })}
        />
      </Guessable>
    </div>
  )
}
