import { Button, NativeSelect, TextInput } from '@mantine/core'
import type { Person } from '@shared/accounts/account-contract'
import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useLocations } from '../../../app/use-locations'
import { Note } from '../../../ui/note'
import { isElsewhere, zoneName } from '../../../ui/zoned-time-text'
import classes from './setup.module.css'
import { usePeopleOptions, usePlaceOptions } from './setup-options'
import { setupText } from './setup-text'
import { useAddShift } from './use-setup'
import { fromZonedMoment, toZonedMoment } from './zoned-moment'

const text = setupText.shifts

const hourMs = 60 * 60_000
const usualHours = 8

interface Draft {
  readonly staffId: string
  readonly locationId: string | null
  readonly from: string
  readonly to: string
}

function emptyDraft(locationId: string | null, timeZone: string): Draft {
  const start = Math.ceil(Date.now() / hourMs) * hourMs
  return {
    ...{ staffId: '', locationId, from: toZonedMoment(new Date(start), timeZone) },
    to: toZonedMoment(new Date(start + usualHours * hourMs), timeZone),
  }
}

const deviceZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** Puts somebody on shift; times are those of the location. */
export function ShiftForm({ person }: { readonly person: Person }) {
  const locations = useLocations()
  const zoneOf = (locationId: string | null) =>
    locations.find(({ id }) => id === locationId)?.timeZone ?? deviceZone()
  const first = person.locations[0] ?? null
  const [draft, setDraft] = useState(() => emptyDraft(first, zoneOf(first)))
  const add = useAddShift()
  const { staffId, locationId } = draft
  const [startsAt, endsAt] = [draft.from, draft.to].map((written) =>
    fromZonedMoment(written, zoneOf(locationId)),
  )
  const allowed = staffId !== '' && !!startsAt && !!endsAt
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (staffId === '' || !startsAt || !endsAt || add.isPending) return
    add.mutate(
      { staffId, locationId, startsAt, endsAt },
      { onSuccess: () => setDraft({ ...draft, staffId: '' }) },
    )
  }
  return (
    <form className={classes.stack} onSubmit={save} aria-label={text.add}>
      <ShiftFields person={person} draft={draft} onChange={setDraft} />
      <ZoneHint locationId={locationId} />
      {add.error !== null && <Note tone="bad">{setupText.notSaved(add.error.message)}</Note>}
      <div className={classes.actions}>
        <Button
          type="submit"
          size="xs"
          leftSection={<IconPlus size={15} aria-hidden="true" />}
          disabled={!allowed}
          loading={add.isPending}
        >
          {text.add}
        </Button>
      </div>
    </form>
  )
}

interface FieldsProps {
  readonly person: Person
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
}

function ShiftFields({ person, draft, onChange }: FieldsProps) {
  const people = usePeopleOptions({ assigneeId: null, assigneeName: null })
  const places = usePlaceOptions(person)
  const moment = (label: string, field: 'from' | 'to') => (
    <TextInput
      type="datetime-local"
      size="xs"
      label={label}
      value={draft[field]}
      onChange={({ currentTarget: { value } }) => onChange({ ...draft, [field]: value })}
    />
  )
  return (
    <div className={classes.form}>
      <NativeSelect
        size="xs"
        label={text.who}
        data={[{ value: '', label: text.choose }, ...people]}
        value={draft.staffId}
        onChange={({ currentTarget: { value } }) => onChange({ ...draft, staffId: value })}
      />
      <NativeSelect
        size="xs"
        label={text.where}
        data={places}
        value={draft.locationId ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...draft, locationId: value || null })
        }
      />
      {moment(text.from, 'from')}
      {moment(text.to, 'to')}
    </div>
  )
}

/** Where the clocks of the location show another time than this device's. */
function ZoneHint({ locationId }: { readonly locationId: string | null }) {
  const place = useLocations().find(({ id }) => id === locationId)
  const now = new Date().toISOString()
  if (place === undefined || !isElsewhere(now, place.timeZone)) return null
  return <p className={classes.dim}>{text.zone(place.name, zoneName(now, place.timeZone))}</p>
}
