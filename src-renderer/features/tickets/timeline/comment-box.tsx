import { Button, Textarea } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, type RefObject, useRef } from 'react'
import { isMac } from '../../../app/is-mac'
import { useShortcuts } from '../../../app/use-shortcuts'
import { Note } from '../../../ui/note'
import { useTicketChoices } from '../fields/use-ticket-choices'
import { MentionList } from '../mentions/mention-list'
import { mentionedIds } from '../mentions/mention-text'
import mentionClasses from '../mentions/mentions.module.css'
import { useMentions } from '../mentions/use-mentions'
import { AlsoHere } from '../presence/also-here'
import { showEndAround } from '../ticket-focus'
import { draftKey, useTicketStore } from '../ticket-store'
import { ticketsText } from '../tickets-text'
import classes from './ticket-timeline.module.css'
import { timelineText } from './timeline-text'
import { useAddComment } from './use-add-comment'

/** Where a comment is written; what is typed stays with its ticket until it is sent. */
export function CommentBox({ ticketId }: { readonly ticketId: string }) {
  const box = useRef<HTMLTextAreaElement>(null)
  const { add, written, write, mentions, send } = useComment(ticketId, box)
  const { comment: label, group } = ticketsText.shortcuts
  useShortcuts([{ keys: 'r', label, group, run: () => box.current?.focus() }])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || mentions.walk.onKeyDown(event)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event)
  }
  return (
    <form className={classes.box} onSubmit={send}>
      {/* In sight wherever the ticket is scrolled to, and nothing moves when somebody comes. */}
      <AlsoHere ticketId={ticketId} />
      {add.error !== null && (
        <Note tone="bad">
          {timelineText.notSent}: {add.error.message}
        </Note>
      )}
      <div className={`${classes.boxLine} ${mentionClasses.place}`}>
        <MentionList mentions={mentions} />
        <Textarea
          ref={box}
          className={classes.boxText}
          dir="auto"
          size="sm"
          aria-label={timelineText.write}
          placeholder={`${timelineText.hint} · ${timelineText.keys(isMac ? 'Cmd' : 'Ctrl')}`}
          maxLength={10_000}
          rows={1}
          classNames={{ input: classes.boxField }}
          value={written}
          {...mentions.attributes}
          onChange={({ currentTarget: { value } }) => write(value)}
          onSelect={mentions.look}
          onBlur={mentions.close}
          onKeyDown={onKeyDown}
        />
        <Button type="submit" size="sm" loading={add.isPending} disabled={written.trim() === ''}>
          {timelineText.send}
        </Button>
      </div>
    </form>
  )
}

/** What is written, whom it calls, and how it is sent. */
function useComment(ticketId: string, box: RefObject<HTMLTextAreaElement | null>) {
  const key = draftKey(ticketId, 'comment')
  const draft = useTicketStore((state) => state.drafts[key])
  const { text: written = '', mentions: picked = [] } = draft ?? {}
  const { people } = useTicketChoices()
  const writeDraft = useTicketStore((state) => state.writeDraft)
  const add = useAddComment(ticketId)
  const mentions = useMentions({
    ...{ box, text: written },
    onPick: (text, { id }) => writeDraft(key, { base: '', text, mentions: [...picked, id] }),
  })
  const showIt = () => requestAnimationFrame(() => showEndAround(box.current))
  const send = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault()
    if (written.trim() === '' || add.isPending) return
    const called = mentionedIds(written, people, picked)
    add.mutate({ body: written, mentions: called }, { onSuccess: showIt })
  }
  const write = (text: string) => writeDraft(key, { base: '', text, mentions: picked })
  return { add, written, write, mentions, send }
}
