import { Checkbox, CloseButton, Textarea } from '@mantine/core'
import type { ChecklistItem } from '@shared/tickets/ticket-contract'
import { type KeyboardEvent, useState } from 'react'
import { flushSync } from 'react-dom'
import { ticketsText } from '../tickets-text'
import classes from './checklist.module.css'

const text = ticketsText.checklist

interface Props {
  readonly item: ChecklistItem
  readonly onChange: (item: ChecklistItem) => void
  readonly onRemove: () => void
}

/** One thing to do: ticked, renamed where it stands, removed. */
export function ChecklistRow({ item, onChange, onRemove }: Props) {
  const [written, setWritten] = useState<string | null>(null)
  const save = () => {
    const renamed = written?.trim() ?? ''
    if (renamed !== '' && renamed !== item.text) onChange({ ...item, text: renamed })
    setWritten(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    // At once: the ticket around takes the focus now, and what is left is saved.
    if (event.key === 'Escape') flushSync(() => setWritten(null))
    if (event.key !== 'Enter') return
    event.preventDefault()
    save()
  }
  return (
    <li className={classes.item} data-done={item.done || undefined}>
      <Checkbox
        size="xs"
        className={classes.tick}
        aria-label={item.text}
        checked={item.done}
        onChange={({ currentTarget }) => onChange({ ...item, done: currentTarget.checked })}
      />
      <Textarea
        size="xs"
        variant="unstyled"
        dir="auto"
        className={classes.words}
        classNames={{ input: classes.wordsInput }}
        aria-label={text.rename(item.text)}
        autosize
        minRows={1}
        maxLength={300}
        value={written ?? item.text}
        onChange={(event) => setWritten(event.currentTarget.value.replaceAll('\n', ' '))}
        onBlur={save}
        onKeyDown={onKeyDown}
      />
      <CloseButton
        size="sm"
        className={classes.remove}
        aria-label={text.remove(item.text)}
        onClick={onRemove}
      />
    </li>
  )
}
