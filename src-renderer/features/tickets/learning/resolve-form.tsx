import { Button, TextInput } from '@mantine/core'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import type { KnownFix } from '@shared/tickets/ticket-learning-contract'
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { useRead } from '../../../ipc/use-read'
import { Note } from '../../../ui/note'
import { isOpen, useTicketRelations } from '../relations/use-ticket-relations'
import { focusTicketAround } from '../ticket-focus'
import { useTicketStore } from '../ticket-store'
import type { useEditTicket } from '../use-edit-ticket'
import classes from './learning.module.css'
import { learningText as text } from './learning-text'
import { answerKeys, type Ending } from './use-move'

interface Props {
  readonly ticket: TicketDetail
  readonly to: Ending
  /** Of whoever shows this: it is gone as soon as the ticket reads as ended. */
  readonly edit: ReturnType<typeof useEditTicket>
}

/** Asks for cause and fix in a line each; empty is fine, Enter goes on, Esc leaves all as it is. */
export function ResolveForm({ ticket, to, edit }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const answers = useAnswers(ticket.id)
  const leave = () => form.current !== null && focusTicketAround(form.current)
  const stop = () => {
    leave()
    answers.forget()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const [cause, fix] = [answers.cause.trim(), answers.fix.trim()]
    if (edit.isPending) return
    const said = { cause: cause === '' ? null : cause, fix: fix === '' ? null : fix }
    // Ended by somebody else meanwhile, it stays as they left it but for what is said here.
    const added = { ...(cause === '' ? {} : { cause }), ...(fix === '' ? {} : { fix }) }
    leave()
    const change = isOpen(ticket) ? { status: to, ...said } : added
    // What was not saved stays written, for when the form comes back.
    edit.mutateAsync(change).then(answers.forget, () => undefined)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
    event.stopPropagation()
    stop()
  }
  return (
    <form
      ref={form}
      aria-label={text.form}
      className={classes.form}
      onSubmit={save}
      onKeyDown={onKeyDown}
    >
      <OpenParts ticketId={ticket.id} />
      {ticket.category !== 'orders' && <Answers ticketId={ticket.id} answers={answers} />}
      <div className={classes.actions}>
        <Button type="submit" size="xs" loading={edit.isPending}>
          {text.endings[to]}
        </Button>
        <Button size="xs" variant="default" onClick={stop}>
          {text.cancel}
        </Button>
        <span className={classes.keys}>{text.keys}</span>
      </div>
    </form>
  )
}

function useAnswers(ticketId: string) {
  const { drafts, writeDraft, forgetDraft } = useTicketStore()
  const keys = answerKeys(ticketId)
  const write = (key: string) => (written: string) =>
    writeDraft(key, { base: drafts[key]?.base ?? '', text: written })
  return {
    cause: drafts[keys.cause]?.text ?? '',
    fix: drafts[keys.fix]?.text ?? '',
    writeCause: write(keys.cause),
    writeFix: write(keys.fix),
    forget: () => {
      for (const key of [keys.cause, keys.fix]) forgetDraft(key)
    },
  }
}

interface AnswersProps {
  readonly ticketId: string
  readonly answers: ReturnType<typeof useAnswers>
}

function Answers({ ticketId, answers }: AnswersProps) {
  const cause = useRef<HTMLInputElement>(null)
  const fix = useRef<HTMLInputElement>(null)
  useEffect(() => cause.current?.focus(), [])
  const take = (known: KnownFix) => {
    answers.writeFix(known.fix)
    if (known.cause !== null && answers.cause.trim() === '') answers.writeCause(known.cause)
    fix.current?.focus()
  }
  return (
    <>
      <div className={classes.answers}>
        <TextInput
          ref={cause}
          size="xs"
          label={text.cause}
          placeholder={text.causeHint}
          maxLength={500}
          value={answers.cause}
          onChange={({ currentTarget: { value } }) => answers.writeCause(value)}
        />
        <TextInput
          ref={fix}
          size="xs"
          label={text.fix}
          placeholder={text.fixHint}
          maxLength={500}
          value={answers.fix}
          onChange={({ currentTarget: { value } }) => answers.writeFix(value)}
        />
      </div>
      <LastFixes ticketId={ticketId} onTake={take} />
    </>
  )
}

interface LastFixesProps {
  readonly ticketId: string
  readonly onTake: (known: KnownFix) => void
}

/** What helped with tickets like it, to be taken over. */
function LastFixes({ ticketId, onTake }: LastFixesProps) {
  const { data } = useRead('tickets.learning', { id: ticketId })
  const known = [...new Map(data?.knownFixes.map((one) => [one.fix, one])).values()]
  if (known.length === 0) return null
  return (
    <div className={classes.lastFixes}>
      <span className={classes.dim}>{text.lastTime}:</span>
      {known.map((one) => (
        <Button
          key={one.ticketId}
          size="compact-xs"
          variant="default"
          aria-label={text.take(one.fix)}
          title={one.fix}
          classNames={{ label: classes.fixLabel ?? '' }}
          onClick={() => onTake(one)}
        >
          {one.fix}
        </Button>
      ))}
    </div>
  )
}

function OpenParts({ ticketId }: { readonly ticketId: string }) {
  const parts = useTicketRelations(ticketId).data?.parts.filter(isOpen) ?? []
  if (parts.length === 0) return null
  return (
    <Note tone="warn">
      {text.openParts(parts.length)}{' '}
      {parts.map(({ id, title }) => (
        <Link key={id} href={`/tickets/${id}`} className={classes.part}>
          {title}
        </Link>
      ))}
    </Note>
  )
}
