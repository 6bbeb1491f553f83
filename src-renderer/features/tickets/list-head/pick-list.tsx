import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { ListOption, OptionLabel, OptionList } from '../../../ui/option-list'
import { useOptionWalk } from '../../../ui/use-option-walk'
import { type FilterChoice, searchChoices } from './filter-choice-search'
import { listHeadText } from './list-head-text'
import classes from './pick-list.module.css'

interface Props {
  /** What is chosen here, for the field above the list. */
  readonly label: string
  readonly choices: readonly FilterChoice[]
  readonly chosen: readonly (string | null)[]
  /** How many tickets have each value; null: nobody counted. */
  readonly counts: ReadonlyMap<string | null, number> | null
  readonly onToggle: (value: string | null) => void
}

/** Several of many, found by typing; Enter takes and puts back. */
export function PickList({ label, choices, chosen, counts, onToggle }: Props) {
  const [typed, setTyped] = useState('')
  const found = searchChoices(choices, typed)
  const walk = useOptionWalk({ options: found, take: ({ value }) => onToggle(value) })
  return (
    <div className={classes.pick}>
      <input
        data-autofocus
        role="combobox"
        aria-label={label}
        aria-expanded
        {...walk.field}
        className={classes.input}
        placeholder={label}
        value={typed}
        onKeyDown={walk.onKeyDown}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value)
          walk.restart()
        }}
      />
      <OptionList {...{ walk, label, count: found.length }} many empty={listHeadText.nothingFound}>
        {found.map(({ value, label: name }, at) => (
          <ListOption
            key={value ?? ''}
            {...{ walk, at, chosen: chosen.includes(value) }}
            onPick={() => onToggle(value)}
          >
            <span className={classes.box} aria-hidden="true">
              {chosen.includes(value) && <IconCheck size={12} stroke={3} />}
            </span>
            <OptionLabel>{name}</OptionLabel>
            {counts !== null && (
              <span className={classes.count}>{listHeadText.count(counts.get(value) ?? 0)}</span>
            )}
          </ListOption>
        ))}
      </OptionList>
    </div>
  )
}
