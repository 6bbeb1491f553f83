import { CloseButton } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useShortcuts } from '../../../app/use-shortcuts'
import { quickFields } from './filter-fields'
import { partSentence, whereSentence } from './filter-sentence'
import classes from './list-head.module.css'
import { useListHeadStore } from './list-head-store'
import { listHeadText } from './list-head-text'
import { useListView } from './list-view-store'
import { QuickFilter } from './quick-filter'
import { otherParts, quickValues, withoutPart, withQuick } from './quick-filters'
import { useFilterChoices } from './use-filter-choices'

/** What the list is narrowed to, each part with a way to take it away. */
export function FilterRow() {
  const { query, setWhere } = useListView()
  const { choices, nameOf } = useFilterChoices()
  const { where } = query
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend that is seen
    <div role="group" aria-label={listHeadText.filters} className={classes.filterRow}>
      {quickFields.map((field) => (
        <QuickFilter
          key={field}
          {...{ field, nameOf }}
          choices={choices[field]}
          chosen={quickValues(where, field)}
          onChoose={(values) => setWhere(withQuick(where, field, values))}
        />
      ))}
      {otherParts(where).map(({ part, index }) => (
        <OtherPart
          key={index}
          sentence={partSentence(part, nameOf)}
          onRemove={() => setWhere(withoutPart(where, index))}
        />
      ))}
      <BuilderButton sentence={whereSentence(where, nameOf)} />
      {where !== undefined && (
        <button type="button" className={classes.quietButton} onClick={() => setWhere(null)}>
          {listHeadText.clearAll}
        </button>
      )}
    </div>
  )
}

interface OtherPartProps {
  readonly sentence: string
  readonly onRemove: () => void
}

/** What only the builder can say. */
function OtherPart({ sentence, onRemove }: OtherPartProps) {
  const build = useListHeadStore((state) => state.setBuilding)
  return (
    <span className={classes.chip} data-set>
      <button
        type="button"
        className={classes.chipButton}
        title={sentence}
        onClick={() => build(true)}
      >
        <strong className={classes.chipValue}>{sentence}</strong>
      </button>
      <CloseButton size="xs" aria-label={listHeadText.clearOne(sentence)} onClick={onRemove} />
    </span>
  )
}

function BuilderButton({ sentence }: { readonly sentence: string }) {
  const { building, setBuilding } = useListHeadStore()
  const { group } = listHeadText.shortcuts
  useShortcuts([
    { keys: 'f', label: listHeadText.shortcuts.filter, group, run: () => setBuilding(true) },
  ])
  return (
    <button
      type="button"
      id="ticket-filter-button"
      className={classes.quietButton}
      title={listHeadText.openBuilder(sentence)}
      aria-expanded={building}
      onClick={() => setBuilding(!building)}
    >
      <IconFilter size={14} aria-hidden="true" />
      {listHeadText.builder}
    </button>
  )
}
