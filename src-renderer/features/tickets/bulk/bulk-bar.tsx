import { CloseButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { KeyCaps } from '../../../ui/key-caps'
import classes from './bulk.module.css'
import { bulkText } from './bulk-text'
import { type ChangeField, changeFields } from './change-field'
import { openMenuAt } from './change-menu-store'
import { mostSelected, useListSelection } from './list-selection'

const keys: Readonly<Partial<Record<ChangeField, string>>> = {
  ...{ status: 'S', priority: 'P', assignee: 'A', tags: 'L', due: 'D' },
}

/** What can be done with all that is selected. */
export function BulkBar() {
  const { selected, clear } = useListSelection()
  if (selected.size === 0) return null
  return (
    <div role="toolbar" aria-label={bulkText.bar} className={classes.bar}>
      <span role="status" className={classes.count}>
        {bulkText.selected(selected.size)}
        {selected.size === mostSelected && `, ${bulkText.most}`}
      </span>
      {changeFields.map((field) => (
        <BarButton key={field} field={field}>
          {bulkText.fields[field]}
        </BarButton>
      ))}
      <CloseButton size="sm" aria-label={bulkText.clear} onClick={clear} />
    </div>
  )
}

function BarButton({
  field,
  children,
}: {
  readonly field: ChangeField
  readonly children: ReactNode
}) {
  const key = keys[field]
  return (
    <button
      type="button"
      data-bulk={field}
      aria-haspopup="listbox"
      className={classes.button}
      onClick={({ currentTarget }) => openFor(currentTarget, field)}
    >
      {children}
      {key !== undefined && (
        <span aria-hidden="true" className={classes.key}>
          <KeyCaps caps={[key]} />
        </span>
      )}
    </button>
  )
}

/** Opens the menu at the bar's button, for all that is selected. */
export function openBulkMenu(field: ChangeField): void {
  const button = document.querySelector(`[data-bulk="${field}"]`)
  if (button !== null) openFor(button, field, document.activeElement)
}

function openFor(button: Element, field: ChangeField, from: Element | null = button): void {
  const ids = [...useListSelection.getState().selected]
  openMenuAt(button, { field, ids, from: from instanceof HTMLElement ? from : null })
}
