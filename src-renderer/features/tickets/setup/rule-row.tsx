import { ActionIcon, NativeSelect } from '@mantine/core'
import type { Person } from '@shared/accounts/account-contract'
import type { RouteInput } from '@shared/ipc/contract'
import type { AssignmentRule } from '@shared/tickets/ticket-assignment-contract'
import { ticketCategories } from '@shared/tickets/ticket-kinds'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { ticketCategoryNames } from '../../../app/vocabulary'
import classes from './setup.module.css'
import { usePeopleOptions, usePlaceOptions } from './setup-options'
import { setupText } from './setup-text'

const text = setupText.assignment

interface Props {
  readonly rule: AssignmentRule
  readonly number: number
  readonly last: boolean
  readonly decides: boolean
  readonly person: Person
  readonly onChange: (rule: RouteInput<'tickets.save-assignment-rule'>) => void
  readonly onMove: (to: 'up' | 'down') => void
  readonly onRemove: () => void
}

/** One rule, changed where it stands. */
export function RuleRow(props: Props) {
  const { rule, number, decides, person } = props
  // A limited manager reads the rules of all, and changes their own.
  const isMine = person.locations.length === 0 || person.locations.includes(rule.locationId ?? '')
  return (
    <li className={`${classes.row} ${classes.rule}`} aria-label={text.rule(number)}>
      <span className={classes.number}>{number}</span>
      {decides && isMine ? <RuleFields {...props} /> : <RuleWords rule={rule} />}
    </li>
  )
}

function RuleWords({ rule }: Pick<Props, 'rule'>) {
  const place = usePlaceOptions(null).find(({ value }) => value === (rule.locationId ?? ''))
  const { category, assigneeId, assigneeName } = rule
  return (
    <>
      <span>{place?.label ?? rule.locationId}</span>
      <span>{category === null ? text.anyCategory : ticketCategoryNames[category]}</span>
      <span>{assigneeId === null ? text.onShift : (assigneeName ?? text.gone)}</span>
    </>
  )
}

const categories = [
  { value: '', label: text.anyCategory },
  ...ticketCategories.map((value) => ({ value, label: ticketCategoryNames[value] })),
]

function RuleFields(props: Props) {
  const { rule, person, onChange } = props
  const { id, locationId, category, assigneeId } = rule
  const places = usePlaceOptions(person)
  const people = usePeopleOptions(rule)
  const change = (changed: Partial<RouteInput<'tickets.save-assignment-rule'>>) =>
    onChange({ id, locationId, category, assigneeId, ...changed })
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={text.where}
        data={places}
        value={locationId ?? ''}
        onChange={({ currentTarget: { value } }) => change({ locationId: value || null })}
      />
      <NativeSelect
        size="xs"
        aria-label={text.what}
        data={categories}
        value={category ?? ''}
        onChange={({ currentTarget: { value } }) =>
          change({ category: ticketCategories.find((one) => one === value) ?? null })
        }
      />
      <NativeSelect
        size="xs"
        aria-label={text.who}
        data={[{ value: '', label: text.onShift }, ...people]}
        value={assigneeId ?? ''}
        onChange={({ currentTarget: { value } }) => change({ assigneeId: value || null })}
      />
      <RuleButtons {...props} />
    </>
  )
}

function RuleButtons({ number, last, onMove, onRemove }: Props) {
  return (
    <div className={classes.buttons}>
      <ActionIcon
        variant="default"
        aria-label={text.up(number)}
        disabled={number === 1}
        onClick={() => onMove('up')}
      >
        <IconArrowUp size={15} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon
        variant="default"
        aria-label={text.down(number)}
        disabled={last}
        onClick={() => onMove('down')}
      >
        <IconArrowDown size={15} aria-hidden="true" />
      </ActionIcon>
      <ActionIcon variant="default" aria-label={text.remove(number)} onClick={onRemove}>
        <IconTrash size={15} aria-hidden="true" />
      </ActionIcon>
    </div>
  )
}
