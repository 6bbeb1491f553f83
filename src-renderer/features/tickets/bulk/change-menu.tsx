import { useClickOutside } from '@mantine/hooks'
import type { Ticket } from '@shared/tickets/ticket-contract'
import { IconCheck } from '@tabler/icons-react'
import { type CSSProperties, useState } from 'react'
import { createPortal } from 'react-dom'
import { useSession } from '../../../app/session'
import { useLocations } from '../../../app/use-locations'
import { ListOption, OptionLabel, OptionList } from '../../../ui/option-list'
import { useOptionWalk } from '../../../ui/use-option-walk'
import { ClockNote } from '../due/due-options'
import { type DuePlace, useDuePlace } from '../due/due-place'
import { dueText } from '../due/due-text'
import { useTicketChoices } from '../fields/use-ticket-choices'
import { bulkText } from './bulk-text'
import classes from './change-menu.module.css'
import { type MenuPlace, useChangeMenu } from './change-menu-store'
import {
  type ChangeOption,
  changeOptions,
  foundOptions,
  newTagOption,
  saidDueOptions,
} from './change-options'
import { useChangeTickets } from './use-change-tickets'

/** The menu that is open over these tickets: type to find, Enter takes, Escape leaves all as it is. */
export function ChangeMenu({ items }: { readonly items: () => readonly Ticket[] }) {
  const { menu, close } = useChangeMenu()
  if (menu === null) return null
  const wanted = new Set(menu.ids)
  const tickets = items().filter(({ id }) => wanted.has(id))
  const leave = () => {
    close()
    // Where it came from may be a row that is out of sight by now.
    menu.from?.focus({ preventScroll: true })
  }
  const box = <MenuBox key={menu.ids[0] + menu.field} {...{ tickets, leave }} place={menu.place} />
  return createPortal(box, document.body)
}

interface BoxProps {
  readonly tickets: readonly Ticket[]
  readonly place: MenuPlace
  readonly leave: () => void
}

function MenuBox({ tickets, place, leave }: BoxProps) {
  const field = useChangeMenu(({ menu }) => menu?.field ?? 'status')
  const close = useChangeMenu((state) => state.close)
  const outside = useClickOutside<HTMLDivElement>(close)
  const clock = useDuePlace(tickets.map(({ locationId }) => locationId))
  const { options, typed, setTyped } = useOptions(tickets, clock)
  const change = useChangeTickets()
  const take = (option: ChangeOption) => {
    const told = bulkText.became(bulkText.fields[field], option.hint ?? option.label)
    change.mutate({ tickets, change: option.change, told })
    leave()
  }
  return (
    <div ref={outside} className={classes.menu} style={inWindow(place)}>
      <OptionPicker
        {...{ options, typed, setTyped, take, leave, label: bulkText.find[field] }}
        empty={field === 'due' ? dueText.unknown : bulkText.nothingFound}
      />
      {field === 'due' && <ClockNote place={clock} at={undefined} />}
    </div>
  )
}

function useOptions(tickets: readonly Ticket[], { timeZone }: DuePlace) {
  const field = useChangeMenu(({ menu }) => menu?.field ?? 'status')
  const [typed, setTyped] = useState('')
  const choices = useTicketChoices()
  const locations = useLocations()
  const me = useSession().data?.id ?? null
  const choosing = { tickets, choices, locations, me, timeZone, now: new Date() }
  const all = changeOptions[field](choosing)
  const said = field === 'due' ? saidDueOptions(typed, choosing) : []
  const added = field === 'tags' ? newTagOption(all, typed) : null
  const options = [...said, ...foundOptions(all, typed), ...(added === null ? [] : [added])]
  return { options, typed, setTyped }
}

// The styles know them, too.
const menuWidth = 248
const mostHigh = 350
const margin = 8

/** Below its place, or above where there is no room below: then it grows upwards. */
function inWindow({ left, top, bottom }: MenuPlace): CSSProperties {
  const across = Math.max(margin, Math.min(left, window.innerWidth - menuWidth - margin))
  const isLow = bottom + mostHigh > window.innerHeight && top > window.innerHeight - bottom
  return isLow
    ? { left: across, bottom: window.innerHeight - top + margin / 2 }
    : { left: across, top: bottom + margin / 2 }
}

interface PickerProps {
  readonly label: string
  readonly options: readonly ChangeOption[]
  readonly typed: string
  readonly setTyped: (typed: string) => void
  readonly take: (option: ChangeOption) => void
  readonly leave: () => void
  /** Said where nothing fits. */
  readonly empty: string
}

function OptionPicker(props: PickerProps) {
  const { label, options, typed, setTyped, take, leave, empty } = props
  const walk = useOptionWalk({ options, take, leave, tab: 'leaves' })
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: the menu was just asked for
        autoFocus
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
      <OptionList
        {...{ walk, label, count: options.length }}
        className={classes.options}
        empty={empty}
      >
        {options.map((option, at) => (
          <ListOption
            key={option.key}
            {...{ walk, at, chosen: option.chosen }}
            onPick={() => take(option)}
          >
            <OptionLabel>{option.label}</OptionLabel>
            {option.hint !== undefined && <span className={classes.hint}>{option.hint}</span>}
            {option.chosen && <IconCheck size={14} className={classes.check} aria-hidden="true" />}
          </ListOption>
        ))}
      </OptionList>
    </>
  )
}
