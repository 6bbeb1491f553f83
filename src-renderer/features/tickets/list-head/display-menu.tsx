import { Checkbox, NativeSelect, Popover } from '@mantine/core'
import { ticketGroupings, ticketSorts } from '@shared/tickets/ticket-query'
import {
  IconAdjustmentsHorizontal,
  IconSortAscending,
  IconSortDescending,
} from '@tabler/icons-react'
import { useState } from 'react'
import { ColumnChooser } from './column-chooser'
import classes from './display-menu.module.css'
import head from './list-head.module.css'
import { listHeadText } from './list-head-text'
import { useListView } from './list-view-store'

const text = listHeadText.display

/** How the list looks: its order, its parts and its columns. */
export function DisplayMenu() {
  const [opened, setOpened] = useState(false)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      offset={4}
      width={288}
      trapFocus
      returnFocus
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <button type="button" className={head.quietButton} onClick={() => setOpened((now) => !now)}>
          <IconAdjustmentsHorizontal size={15} aria-hidden="true" />
          <span className={head.barWord}>{text.open}</span>
        </button>
      </Popover.Target>
      {/* Shortcuts of the list rest while it is open. */}
      <Popover.Dropdown aria-modal className={classes.menu}>
        <SortChoice />
        <GroupChoice />
        <MergedChoice />
        <ColumnChooser />
      </Popover.Dropdown>
    </Popover>
  )
}

function SortChoice() {
  const { query, setSort } = useListView()
  const { by, descending } = query.sort
  const Icon = descending ? IconSortDescending : IconSortAscending
  return (
    <div className={classes.line}>
      <NativeSelect
        data-autofocus
        size="xs"
        className={classes.grows}
        label={text.sort}
        data={ticketSorts.map((value) => ({ value, label: listHeadText.sorts[value] }))}
        value={by}
        onChange={({ currentTarget }) => {
          const chosen = ticketSorts.find((one) => one === currentTarget.value)
          if (chosen !== undefined) setSort({ by: chosen, descending: startsDescending(chosen) })
        }}
      />
      <button
        type="button"
        className={classes.direction}
        onClick={() => setSort({ by, descending: !descending })}
      >
        <Icon size={15} aria-hidden="true" />
        {descending ? text.descending : text.ascending}
      </button>
    </div>
  )
}

/** What one looks for first: the newest, the most urgent; else from A to Z, the soonest. */
function startsDescending(by: (typeof ticketSorts)[number]): boolean {
  return by === 'created' || by === 'updated' || by === 'priority'
}

function GroupChoice() {
  const { query, setGroup } = useListView()
  const none = { value: '', label: text.noGroup }
  return (
    <NativeSelect
      size="xs"
      label={text.group}
      data={[
        none,
        ...ticketGroupings.map((value) => ({ value, label: listHeadText.groups[value] })),
      ]}
      value={query.group ?? ''}
      onChange={({ currentTarget }) =>
        setGroup(ticketGroupings.find((one) => one === currentTarget.value) ?? null)
      }
    />
  )
}

function MergedChoice() {
  const { query, setQuery } = useListView()
  const { merged, ...rest } = query
  return (
    <Checkbox
      size="xs"
      label={text.merged}
      checked={merged === true}
      onChange={({ currentTarget }) =>
        setQuery(currentTarget.checked ? { ...rest, merged: true } : rest)
      }
    />
  )
}
