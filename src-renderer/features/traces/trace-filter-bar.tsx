import { CloseButton, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { labels } from '@shared/ask/assistant'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { assistantNames, traceStatusNames } from '../../app/vocabulary'
import { noFilters, useTraceStore } from './trace-store'
import classes from './traces-screen.module.css'
import { tracesText } from './traces-text'

const statuses = ['answered', 'handed-over', 'emergency', 'failed'] as const

const assistantOptions = [
  { value: '', label: tracesText.anyAssistant },
  ...labels.map((value) => ({ value, label: assistantNames[value] })),
]

const statusOptions = [
  { value: '', label: tracesText.anyStatus },
  ...statuses.map((value) => ({ value, label: traceStatusNames[value] })),
]

export function TraceFilterBar() {
  const { filters, setFilters } = useTraceStore()
  const [search, setSearch] = useState(filters.search)
  const settle = useDebouncedCallback((text: string) => setFilters({ search: text }), 150)
  const active = filters.assistant !== null || filters.status !== null || search !== ''
  const clear = () => {
    setSearch('')
    setFilters(noFilters)
  }
  return (
    <>
      <TextInput
        id="trace-search"
        type="search"
        size="xs"
        aria-label={tracesText.search}
        placeholder={tracesText.search}
        leftSection={<IconSearch size={15} aria-hidden="true" />}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value)
          settle(event.currentTarget.value)
        }}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      <div className={classes.filters}>
        <NativeSelect
          size="xs"
          aria-label={tracesText.assistant}
          data={assistantOptions}
          value={filters.assistant ?? ''}
          onChange={({ currentTarget: { value } }) =>
            setFilters({ assistant: labels.find((label) => label === value) ?? null })
          }
        />
        <NativeSelect
          size="xs"
          aria-label={tracesText.status}
          data={statusOptions}
          value={filters.status ?? ''}
          onChange={({ currentTarget: { value } }) =>
            setFilters({ status: statuses.find((status) => status === value) ?? null })
          }
        />
        {active && <CloseButton size="sm" aria-label={tracesText.clear} onClick={clear} />}
      </div>
    </>
  )
}
