import { Button } from '@mantine/core'
import type { Person } from '@shared/accounts/account-contract'
import type { Shift } from '@shared/tickets/ticket-assignment-contract'
import { useLocations } from '../../../app/use-locations'
import { useRead } from '../../../ipc/use-read'
import { Badge } from '../../../ui/badge'
import { Note } from '../../../ui/note'
import { useMinute } from '../../../ui/use-minute'
import { zonedClockText } from '../../../ui/zoned-time-text'
import classes from './setup.module.css'
import { EmptyPart, SetupCard } from './setup-card'
import { setupText } from './setup-text'
import { ShiftForm } from './shift-form'
import { useEndShift } from './use-setup'

const text = setupText.shifts

/** A shift ends without anybody writing it. */
const current = { staleTime: 0, refetchInterval: 60_000 }

interface Props {
  readonly decides: boolean
  readonly person: Person
}

/** Who is on shift where, now and later. */
export function ShiftsSection({ decides, person }: Props) {
  return (
    <SetupCard
      title={setupText.sections.shifts}
      help={text.help}
      readOnly={decides ? null : text.readOnly}
      failed={text.failed}
      read={useRead('tickets.shifts', {}, current)}
    >
      {(shifts) => (
        <>
          <Shifts {...{ shifts, decides, person }} />
          {decides && <ShiftForm person={person} />}
        </>
      )}
    </SetupCard>
  )
}

function Shifts({ shifts, decides, person }: Props & { readonly shifts: readonly Shift[] }) {
  const end = useEndShift()
  if (shifts.length === 0) return <EmptyPart title={text.none} hint={text.noneHint} />
  const mayEnd = ({ locationId }: Shift) =>
    decides && (person.locations.length === 0 || person.locations.includes(locationId ?? ''))
  return (
    <>
      <ul aria-label={text.list} className={classes.rows}>
        {shifts.map((shift) => (
          <ShiftRow
            key={shift.id}
            shift={shift}
            onEnd={mayEnd(shift) ? () => end.mutate({ id: shift.id }) : null}
          />
        ))}
      </ul>
      {end.error !== null && <Note tone="bad">{setupText.notSaved(end.error.message)}</Note>}
    </>
  )
}

interface RowProps {
  readonly shift: Shift
  readonly onEnd: (() => void) | null
}

function ShiftRow({ shift, onEnd }: RowProps) {
  const now = useMinute()
  const { locationId, staffName, startsAt, endsAt } = shift
  const place = useLocations().find(({ id }) => id === locationId)
  const [from, to] = [startsAt, endsAt].map((at) =>
    zonedClockText(at, place?.timeZone ?? null, now),
  )
  const begun = startsAt <= now.toISOString()
  const action = begun ? text.endNow : text.takeAway
  const name = staffName ?? setupText.assignment.gone
  return (
    <li className={`${classes.row} ${classes.shift}`}>
      <span className={classes.name}>
        {name}
        {begun && <Badge tone="good">{text.now}</Badge>}
      </span>
      <span>{locationId === null ? setupText.everywhere : (place?.name ?? locationId)}</span>
      <span className={classes.dim}>{text.span(from ?? '', to ?? '')}</span>
      <div className={classes.buttons}>
        {onEnd !== null && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={text.endOf(action, name)}
            onClick={onEnd}
          >
            {action}
          </Button>
        )}
      </div>
    </li>
  )
}
