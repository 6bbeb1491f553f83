import { Popover } from '@mantine/core'
import { type ReactElement, useState } from 'react'
import type { FilterChoice } from './filter-choice-search'
import type { QuickField } from './filter-fields'
import classes from './list-head.module.css'
import { listHeadText } from './list-head-text'
import { PickList } from './pick-list'
import { useValueCounts } from './use-value-counts'

interface Props {
  readonly name: string
  readonly choices: readonly FilterChoice[]
  readonly chosen: readonly (string | null)[]
  /** The quick filter for which each value says how many tickets have it. */
  readonly counted?: QuickField
  readonly onChoose: (values: readonly (string | null)[]) => void
  /** The button; it gets what opens and closes. */
  readonly button: (toggle: () => void) => ReactElement
}

/** A button that opens a list to choose several from. */
export function PickPopover({ name, choices, chosen, counted, onChoose, button }: Props) {
  const [opened, setOpened] = useState(false)
  const toggle = (value: string | null) => {
    const rest = chosen.filter((one) => one !== value)
    onChoose(rest.length < chosen.length ? rest : [...chosen, value])
  }
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-start"
      offset={4}
      width={240}
      trapFocus
      returnFocus
      // A list that fades away would still keep shortcuts from working.
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>{button(() => setOpened((now) => !now))}</Popover.Target>
      <Popover.Dropdown className={classes.pickDropdown}>
        <CountedPickList {...{ name, choices, chosen, counted }} onToggle={toggle} />
      </Popover.Dropdown>
    </Popover>
  )
}

interface CountedProps extends Pick<Props, 'name' | 'choices' | 'chosen'> {
  readonly counted: QuickField | undefined
  readonly onToggle: (value: string | null) => void
}

/** Exists only while the list is open, and counts only then. */
function CountedPickList({ name, counted, ...list }: CountedProps) {
  const counts = useValueCounts(counted ?? null)
  return <PickList label={listHeadText.findValue(name)} {...list} counts={counts} />
}
