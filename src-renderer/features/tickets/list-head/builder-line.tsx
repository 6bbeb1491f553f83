import { CloseButton, NativeSelect } from '@mantine/core'
import { ticketMoments } from '@shared/tickets/ticket-where'
import { BuilderValue } from './builder-value'
import classes from './filter-builder.module.css'
import { type DraftLine, waysOf, withField, withWay } from './filter-draft'
import {
  choiceFields,
  type FieldKey,
  isChoiceField,
  isMoment,
  traitKeys,
  traitOf,
} from './filter-fields'
import type { NameOf } from './filter-sentence'
import { filterText } from './filter-text'
import { builderText } from './list-head-text'
import type { useFilterChoices } from './use-filter-choices'

interface Props {
  readonly line: DraftLine
  readonly choices: ReturnType<typeof useFilterChoices>['choices']
  readonly nameOf: NameOf
  /** It was just added. */
  readonly takesFocus: boolean
  readonly onChange: (line: DraftLine) => void
  readonly onRemove: () => void
}

const { fieldGroups, ways } = builderText

const traitOptions = traitKeys.map((value) => ({ value, label: fieldName(value) }))
const named = (field: FieldKey) => ({ value: field, label: fieldName(field) })
const fieldOptions = [
  { group: fieldGroups.fields, items: choiceFields.map(named) },
  { group: fieldGroups.moments, items: ticketMoments.map(named) },
  { group: fieldGroups.more, items: [named('text'), ...traitOptions] },
]
const fieldKeys: readonly FieldKey[] = [...choiceFields, ...ticketMoments, 'text', ...traitKeys]

/** One thing that has to hold: what about, how, and which. */
export function BuilderLine({ line, choices, nameOf, takesFocus, onChange, onRemove }: Props) {
  const choose = (value: string) => {
    const field = fieldKeys.find((one) => one === value)
    if (field !== undefined) onChange(withField(line, field))
  }
  return (
    <div className={classes.line}>
      <NativeSelect
        size="xs"
        autoFocus={takesFocus}
        className={classes.field}
        aria-label={builderText.field}
        data={fieldOptions}
        value={line.field}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      <NativeSelect
        size="xs"
        className={classes.way}
        aria-label={builderText.way}
        data={waysOf(line.field).map((is) => ({ value: is, label: wayName(line.field, is) }))}
        value={line.is}
        onChange={({ currentTarget }) => onChange(withWay(line, currentTarget.value))}
      />
      <div className={classes.value}>
        <BuilderValue {...{ line, choices, nameOf, onChange }} />
      </div>
      <CloseButton size="sm" aria-label={builderText.removeLine} onClick={onRemove} />
    </div>
  )
}

function fieldName(field: FieldKey): string {
  const trait = traitOf(field)
  if (trait !== null) return filterText.traits[trait].name
  return (filterText.fields as Readonly<Record<string, string>>)[field] ?? field
}

function wayName(field: FieldKey, is: string): string {
  if (field === 'due' && is === 'within-days') return ways.dueWithin
  const kind = isChoiceField(field) ? 'choice' : isMoment(field) ? 'moment' : null
  const names: Readonly<Record<string, string>> =
    kind !== null ? ways[kind] : field === 'text' ? ways.text : ways.trait
  return names[is] ?? is
}
