import { Button, Textarea } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import type { Escalation } from '@shared/escalations/escalation-contract'
import type { FormEvent, KeyboardEvent } from 'react'
import { Note } from '../../../ui/note'
import { useAnswerQuestion } from './use-escalations'
import { focusWaitingList } from './use-waiting-shortcuts'
import classes from './waiting.module.css'
import { waitingText as text } from './waiting-text'

const longestAnswer = 8_000

interface Props {
  readonly personId: string
  readonly escalation: Escalation
}

/** What this person answers; each question keeps its own draft until it is sent. */
export function AnswerForm({ personId, escalation: { id } }: Props) {
  const [draft, setDraft, forgetDraft] = useAnswerDraft(personId, id)
  const answer = useAnswerQuestion(id)
  const blank = draft.trim() === ''
  const send = () => {
    if (blank || answer.isPending) return
    answer.mutate(draft.trim(), { onSuccess: forgetDraft })
    focusWaitingList()
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    send()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') focusWaitingList()
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    send()
  }
  return (
    <form className={classes.form} onSubmit={onSubmit}>
      <Textarea
        autosize
        minRows={3}
        maxRows={14}
        maxLength={longestAnswer}
        label={text.answerLabel}
        placeholder={text.answerPlaceholder}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {answer.error !== null && <Note tone="bad">{text.sendFailed(answer.error.message)}</Note>}
      <div className={classes.actions}>
        <Button type="submit" size="xs" disabled={blank} loading={answer.isPending}>
          {text.send}
        </Button>
        <span className={classes.dim}>{text.sendKeys}</span>
      </div>
    </form>
  )
}

/** Kept on this device for this person and question; it survives leaving, crashes and updates. */
function useAnswerDraft(personId: string, id: string) {
  return useLocalStorage({
    key: `clubos.answer-draft.${personId}.${id}`,
    defaultValue: '',
    getInitialValueInEffect: false,
  })
}
