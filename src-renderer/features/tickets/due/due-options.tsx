import { ListOption, OptionLabel, OptionList } from '../../../ui/option-list'
import type { OptionWalk } from '../../../ui/use-option-walk'
import classes from './due-input.module.css'
import type { DueOption } from './due-moments'
import { clockNote, type DuePlace } from './due-place'
import { dueText as text } from './due-text'

interface Props {
  readonly walk: OptionWalk
  readonly options: readonly DueOption[]
  readonly place: DuePlace
  readonly onTake: (option: DueOption) => void
}

/** The moments that can be chosen, and whose clock they are read by. */
export function DueOptions({ walk, options, place, onTake }: Props) {
  return (
    <>
      <OptionList {...{ walk, label: text.choices, count: options.length }} empty={text.unknown}>
        {options.map((option, at) => (
          <ListOption key={option.key} {...{ walk, at }} onPick={() => onTake(option)}>
            <OptionLabel>{option.label}</OptionLabel>
            {option.hint !== undefined && <span className={classes.hint}>{option.hint}</span>}
          </ListOption>
        ))}
      </OptionList>
      <ClockNote place={place} at={options[0]?.dueAt} />
    </>
  )
}

interface NoteProps {
  readonly place: DuePlace
  readonly at: string | undefined
}

/** By whose clock, where it is not this device's. */
export function ClockNote({ place, at }: NoteProps) {
  const note = clockNote(place, at ?? new Date().toISOString())
  return note !== null && <p className={classes.note}>{note}</p>
}
