import { TextInput } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import classes from './filter-builder.module.css'
import type { DraftLine } from './filter-draft'
import { type ChoiceField, isChoiceField, traitOf } from './filter-fields'
import type { NameOf } from './filter-sentence'
import { filterText } from './filter-text'
import { builderText } from './list-head-text'
import { PickPopover } from './pick-popover'
import type { useFilterChoices } from './use-filter-choices'

interface Props {
  readonly line: DraftLine
  readonly choices: ReturnType<typeof useFilterChoices>['choices']
  readonly nameOf: NameOf
  readonly onChange: (line: DraftLine) => void
}

/** Which ones, or since when: whatever the line still needs. */
export function BuilderValue({ line, choices, nameOf, onChange }: Props) {
  const { field, is } = line
  if (isChoiceField(field)) return <ChosenValues {...{ field, line, choices, nameOf, onChange }} />
  if (traitOf(field) !== null || is === 'set' || is === 'not-set') return null
  return <TypedValue {...{ line, onChange }} />
}

function ChosenValues(props: Props & { readonly field: ChoiceField }) {
  const { field, line, choices, nameOf, onChange } = props
  const names = line.values.map((value) => nameOf(field, value))
  return (
    <PickPopover
      name={filterText.fields[field]}
      choices={choices[field]}
      chosen={line.values}
      onChoose={(values) => onChange({ ...line, values })}
      button={(toggle) => (
        <button
          type="button"
          className={classes.chosen}
          data-empty={names.length === 0 || undefined}
          onClick={toggle}
        >
          <span className={classes.chosenNames}>
            {names.length === 0 ? builderText.choose : filterText.either(names)}
          </span>
          <IconChevronDown size={14} aria-hidden="true" />
        </button>
      )}
    />
  )
}

/** Days, a day or words. */
function TypedValue({ line, onChange }: Pick<Props, 'line' | 'onChange'>) {
  const kind = line.field === 'text' ? 'words' : line.is === 'within-days' ? 'days' : 'day'
  const type = { words: 'text', days: 'number', day: 'date' }[kind]
  return (
    <TextInput
      size="xs"
      type={type}
      min={kind === 'days' ? 0 : undefined}
      max={kind === 'days' ? 3660 : undefined}
      maxLength={200}
      aria-label={builderText[kind]}
      placeholder={kind === 'words' ? builderText.words : undefined}
      value={line.typed}
      onChange={({ currentTarget }) => onChange({ ...line, typed: currentTarget.value })}
    />
  )
}
