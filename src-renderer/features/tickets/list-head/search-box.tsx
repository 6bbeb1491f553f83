import { CloseButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { useShortcuts } from '../../../app/use-shortcuts'
import { KeyCaps } from '../../../ui/key-caps'
import { focusList } from '../list-focus'
import classes from './list-head.module.css'
import { listHeadText } from './list-head-text'
import { useListView } from './list-view-store'

const { group, search } = listHeadText.shortcuts

/** Words of title, description and comments. */
export function SearchBox() {
  const { text, setText } = useListView()
  const box = useRef<HTMLInputElement>(null)
  const focus = () => {
    box.current?.focus()
    box.current?.select()
  }
  useShortcuts([{ keys: '/', label: search, group, run: focus }])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'Enter') focusList()
    if (event.key !== 'Escape') return
    event.preventDefault()
    if (text === '') focusList()
    else setText('')
  }
  return (
    <search className={classes.search}>
      <IconSearch size={14} aria-hidden="true" />
      <input
        ref={box}
        className={classes.searchInput}
        aria-label={listHeadText.search}
        placeholder={listHeadText.searchHint}
        maxLength={200}
        spellCheck={false}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {text === '' ? (
        <span aria-hidden="true" className={classes.searchKey}>
          <KeyCaps caps={['/']} />
        </span>
      ) : (
        <CloseButton size="xs" aria-label={listHeadText.clearSearch} onClick={() => setText('')} />
      )}
    </search>
  )
}
