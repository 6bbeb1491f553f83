import { IconCheck } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
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
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = searchChoices(choices, typed)
  const active = Math.min(at, found.length - 1)
  const takeActive = () => {
    const choice = found[active]
    if (choice !== undefined) onToggle(choice.value)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0
    if (step === 0 && event.key !== 'Enter') return
    event.preventDefault()
    if (step !== 0) setAt((now) => (now + step + found.length) % Math.max(1, found.length))
    else takeActive()
  }
  return (
    <div className={classes.pick}>
      <input
        data-autofocus
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={id}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        className={classes.input}
        placeholder={label}
        value={typed}
        onKeyDown={onKeyDown}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value)
          setAt(0)
        }}
      />
      <PickOptions {...{ id, label, found, active, chosen, counts, onToggle }} />
    </div>
  )
}

interface OptionsProps extends Omit<Props, 'choices'> {
  readonly id: string
  readonly found: readonly FilterChoice[]
  /** Its place among those that were found. */
  readonly active: number
}

function PickOptions({ id, label, found, active, chosen, counts, onToggle }: OptionsProps) {
  return (
    <div id={id} role="listbox" aria-label={label} aria-multiselectable className={classes.list}>
      {found.length === 0 && <p className={classes.nothing}>{listHeadText.nothingFound}</p>}
      {found.map((choice, at) => (
        <PickOption
          key={choice.value ?? ''}
          id={`${id}-${at}`}
          choice={choice}
          active={at === active}
          chosen={chosen.includes(choice.value)}
          count={counts === null ? null : (counts.get(choice.value) ?? 0)}
          onToggle={onToggle}
        />
      ))}
    </div>
  )
}

interface OptionProps {
  readonly id: string
  readonly choice: FilterChoice
  readonly active: boolean
  readonly chosen: boolean
  readonly count: number | null
  readonly onToggle: (value: string | null) => void
}

function PickOption({ id, choice, active, chosen, count, onToggle }: OptionProps) {
  const ref = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (active) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <button
      type="button"
      ref={ref}
      id={id}
      role="option"
      aria-selected={chosen}
      data-active={active || undefined}
      tabIndex={-1}
      className={classes.option}
      // The field keeps the focus, so that typing goes on.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onToggle(choice.value)}
    >
      <span className={classes.box} aria-hidden="true">
        {chosen && <IconCheck size={12} stroke={3} />}
      </span>
      <span className={classes.label}>{choice.label}</span>
      {count !== null && <span className={classes.count}>{listHeadText.count(count)}</span>}
    </button>
  )
}
