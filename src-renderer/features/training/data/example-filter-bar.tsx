import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { labels } from '@shared/ask/assistant'
import { exampleSources } from '@shared/training/training-contract'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { assistantNames } from '../../../app/vocabulary'
import { noFilters, useTrainingStore } from '../training-store'
import { trainingText } from '../training-text'
import classes from './data-section.module.css'

const text = trainingText.data

const sourceOptions = [
  { value: '', label: text.anySource },
  ...exampleSources.map((value) => ({ value, label: trainingText.sources[value] })),
]

const labelOptions = [
  { value: '', label: text.anyLabel },
  ...labels.map((value) => ({ value, label: assistantNames[value] })),
]

/** Search and source; the assistant is chosen among the counts, where they have room. */
export function ExampleFilterBar({ narrow }: { readonly narrow: boolean }) {
  const { filters, filter, set } = useTrainingStore()
  const [search, setSearch] = useState(filters.search)
  const settle = useDebouncedCallback((value: string) => filter({ search: value }), 150)
  const active = filters.label !== null || filters.source !== null || search !== ''
  const clear = () => {
    setSearch('')
    filter(noFilters)
  }
  return (
    <div className={classes.filters}>
      <TextInput
        id="example-search"
        type="search"
        size="xs"
        className={classes.search}
        aria-label={text.search}
        placeholder={text.search}
        leftSection={<IconSearch size={15} aria-hidden="true" />}
        value={search}
        onChange={({ currentTarget: { value } }) => {
          setSearch(value)
          settle(value)
        }}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      {narrow && <LabelFilter />}
      <NativeSelect
        size="xs"
        className={classes.source}
        aria-label={text.source}
        data={sourceOptions}
        value={filters.source ?? ''}
        onChange={({ currentTarget: { value } }) =>
          filter({ source: exampleSources.find((source) => source === value) ?? null })
        }
      />
      {active && <CloseButton size="sm" aria-label={text.clear} onClick={clear} />}
      <Button
        size="xs"
        className={classes.add}
        leftSection={<IconPlus size={15} aria-hidden="true" />}
        onClick={() => set({ adding: true })}
      >
        {text.add}
      </Button>
    </div>
  )
}

function LabelFilter() {
  const { filters, filter } = useTrainingStore()
  return (
    <NativeSelect
      size="xs"
      className={classes.source}
      aria-label={trainingText.label.choose}
      data={labelOptions}
      value={filters.label ?? ''}
      onChange={({ currentTarget: { value } }) =>
        filter({ label: labels.find((label) => label === value) ?? null })
      }
    />
  )
}
