import { CloseButton } from '@mantine/core'
import type { FilterChoice } from './filter-choice-search'
import type { QuickField } from './filter-fields'
import type { NameOf } from './filter-sentence'
import { filterText } from './filter-text'
import classes from './list-head.module.css'
import { listHeadText } from './list-head-text'
import { PickPopover } from './pick-popover'

interface Props {
  readonly field: QuickField
  readonly choices: readonly FilterChoice[]
  readonly chosen: readonly (string | null)[]
  readonly nameOf: NameOf
  readonly onChoose: (values: readonly (string | null)[]) => void
}

/** One field above the list: what it is narrowed to, and a list to choose that from. */
export function QuickFilter({ field, choices, chosen, nameOf, onChoose }: Props) {
  const name = filterText.fields[field]
  const names = chosen.map((value) => nameOf(field, value))
  return (
    <span className={classes.chip} data-set={chosen.length > 0 || undefined}>
      <PickPopover
        {...{ name, choices, chosen, onChoose }}
        counted={field}
        button={(toggle) => (
          <button type="button" className={classes.chipButton} onClick={toggle}>
            {names.length === 0 ? name : filterText.is(name, '')}
            {names.length > 0 && <strong className={classes.chipValue}>{shortNames(names)}</strong>}
          </button>
        )}
      />
      {chosen.length > 0 && (
        <CloseButton
          size="xs"
          aria-label={listHeadText.clearOne(name)}
          onClick={() => onChoose([])}
        />
      )}
    </span>
  )
}

/** Two names in full, of more only the first. */
function shortNames(names: readonly string[]): string {
  const [first = '', ...others] = names
  return names.length > 2 ? listHeadText.more(first, others.length) : filterText.either(names)
}
