import { useClickOutside } from '@mantine/hooks'
import type { Ticket } from '@shared/tickets/ticket-contract'
import { IconCheck } from '@tabler/icons-react'
import { type CSSProperties, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useSession } from '../../../app/session'
import { useLocations } from '../../../app/use-locations'
import { useTicketChoices } from '../fields/use-ticket-choices'
import { bulkText } from './bulk-text'
import classes from './change-menu.module.css'
import { type MenuPlace, useChangeMenu } from './change-menu-store'
import { type ChangeOption, changeOptions, foundOptions, newTagOption } from './change-options'
import { DueInput } from './due-input'
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
  const { options, typed, setTyped } = useOptions(tickets)
  const change = useChangeTickets()
  const take = (option: Pick<ChangeOption, 'change' | 'label'>) => {
    const told = bulkText.became(bulkText.fields[field], option.label)
    change.mutate({ tickets, change: option.change, told })
    leave()
  }
  return (
    <div ref={outside} className={classes.menu} style={inWindow(place)}>
      <OptionPicker {...{ options, typed, setTyped, take, leave }} label={bulkText.find[field]} />
      {field === 'due' && (
        <DueInput onSet={(dueAt, label) => take({ change: { dueAt }, label })} onLeave={leave} />
      )}
    </div>
  )
}

function useOptions(tickets: readonly Ticket[]) {
  const field = useChangeMenu(({ menu }) => menu?.field ?? 'status')
  const [typed, setTyped] = useState('')
  const choices = useTicketChoices()
  const locations = useLocations()
  const me = useSession().data?.id ?? null
  const all = changeOptions[field]({ tickets, choices, locations, me, now: new Date() })
  const found = foundOptions(all, typed)
  const added = field === 'tags' ? newTagOption(all, typed) : null
  return { options: added === null ? found : [...found, added], typed, setTyped }
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
}

function OptionPicker({ label, options, typed, setTyped, take, leave }: PickerProps) {
  const id = useId()
  const [at, setAt] = useState(0)
  const active = Math.min(at, options.length - 1)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] ?? 0
    if (step !== 0) setAt((active + step + options.length) % Math.max(1, options.length))
    else if (event.key === 'Enter' && options[active] !== undefined) take(options[active])
    else if (event.key === 'Escape' || event.key === 'Tab') leave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: the menu was just asked for
        autoFocus
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
      <div id={id} role="listbox" aria-label={label} className={classes.options}>
        {options.map((option, position) => (
          <Option
            key={option.key}
            id={`${id}-${position}`}
            option={option}
            active={position === active}
            onTake={take}
          />
        ))}
      </div>
      {options.length === 0 && <p className={classes.nothing}>{bulkText.nothingFound}</p>}
    </>
  )
}

interface OptionProps {
  readonly id: string
  readonly option: ChangeOption
  readonly active: boolean
  readonly onTake: (option: ChangeOption) => void
}

function Option({ id, option, active, onTake }: OptionProps) {
  const row = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <button
      type="button"
      ref={row}
      id={id}
      role="option"
      aria-selected={option.chosen}
      data-active={active || undefined}
      tabIndex={-1}
      className={classes.option}
      // The field keeps the focus, so that typing goes on.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onTake(option)}
    >
      <span className={classes.label}>{option.label}</span>
      {option.chosen && <IconCheck size={14} aria-hidden="true" />}
    </button>
  )
}
