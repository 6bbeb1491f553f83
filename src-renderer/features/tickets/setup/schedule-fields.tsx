import { Checkbox, TextInput } from '@mantine/core'
import { weekdays } from '@shared/knowledge/opening-hours'
import { useLocations } from '../../../app/use-locations'
import { zoneName } from '../../../ui/zoned-time-text'
import { Choice } from '../fields/choice'
import classes from './setup.module.css'
import { setupText } from './setup-text'
import type { TemplateDraft } from './template-draft'

const text = setupText.templates.dialog

interface Props {
  readonly draft: TemplateDraft
  readonly onChange: (change: Partial<TemplateDraft>) => void
}

const repeats = ['never', 'day', 'week', 'month'] as const

/** When a ticket is made by itself, by the clock of its location. */
export function ScheduleFields({ draft, onChange }: Props) {
  return (
    <>
      <div className={classes.form}>
        <Choice
          label={text.schedule}
          value={draft.repeats}
          values={repeats}
          names={setupText.repeats}
          onChoose={(chosen) => onChange({ repeats: chosen })}
        />
        {draft.repeats === 'month' && (
          <TextInput
            size="xs"
            type="number"
            min={1}
            max={31}
            label={text.dayOfMonth}
            value={draft.dayOfMonth}
            onChange={({ currentTarget: { value } }) => onChange({ dayOfMonth: value })}
          />
        )}
        {draft.repeats !== 'never' && (
          <TextInput
            size="xs"
            type="time"
            label={text.at}
            value={draft.at}
            onChange={({ currentTarget: { value } }) => onChange({ at: value.slice(0, 5) })}
          />
        )}
      </div>
      {draft.repeats === 'week' && <DayBoxes draft={draft} onChange={onChange} />}
      {draft.repeats !== 'never' && <ScheduleHint draft={draft} />}
    </>
  )
}

function DayBoxes({ draft: { days }, onChange }: Props) {
  return (
    <Checkbox.Group
      size="xs"
      label={text.days}
      value={[...days]}
      onChange={(chosen) => onChange({ days: weekdays.filter((day) => chosen.includes(day)) })}
    >
      <div className={classes.days}>
        {weekdays.map((day) => (
          <Checkbox key={day} size="xs" value={day} label={setupText.weekdayNames[day]} />
        ))}
      </div>
    </Checkbox.Group>
  )
}

function ScheduleHint({ draft: { locationId, repeats: every } }: Pick<Props, 'draft'>) {
  const place = useLocations().find(({ id }) => id === locationId)
  const zone = place && zoneName(new Date().toISOString(), place.timeZone)
  const hints = [
    place === undefined ? text.needsPlace : text.zone(place.name, zone ?? place.timeZone),
    ...(every === 'month' ? [text.shortMonths] : []),
  ]
  return <p className={classes.dim}>{hints.join(' ')}</p>
}
