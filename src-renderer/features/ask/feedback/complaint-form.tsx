import { Button, Textarea } from '@mantine/core'
import type { Answer } from '@shared/ask/ask-contract'
import type { KeyboardEvent } from 'react'
import { useTakeAnswer } from '../use-take-answer'
import { complaints, type Opinion } from './answer-opinion'
import classes from './feedback-bar.module.css'
import { useFeedbackStore } from './feedback-store'
import { feedbackText as text } from './feedback-text'
import { judgeAnswer } from './judge-answer'

interface Props {
  readonly answer: Answer
  readonly opinion: Opinion | null
}

/** What is wrong with an answer: kept with one click, a correction may follow. */
export function ComplaintForm({ answer: { traceId }, opinion }: Props) {
  const take = useTakeAnswer()
  const verdict = opinion?.verdict ?? null
  return (
    <div className={classes.form}>
      <fieldset className={classes.verdicts}>
        <legend className={classes.legend}>{text.choose}</legend>
        {complaints.map((one, index) => (
          <button
            key={one}
            type="button"
            className={classes.button}
            aria-pressed={verdict === one}
            aria-keyshortcuts={String(index + 1)}
            onClick={() =>
              judgeAnswer(traceId, { verdict: one, correction: correctionOf(opinion) }, take)
            }
          >
            {text.verdicts[one]}
          </button>
        ))}
      </fieldset>
      {opinion !== null && opinion.verdict !== 'helpful' && (
        <Correction traceId={traceId} opinion={opinion} />
      )}
    </div>
  )
}

/** Another complaint keeps the correction; after praise there was none. */
function correctionOf(opinion: Opinion | null): string | null {
  return opinion?.correction ?? null
}

function Correction({ traceId, opinion }: { readonly traceId: string; readonly opinion: Opinion }) {
  const take = useTakeAnswer()
  const typed = useFeedbackStore((state) => state.corrections[traceId])
  const { write, open } = useFeedbackStore.getState()
  const value = typed ?? opinion.correction ?? ''
  const changed = value.trim() !== (opinion.correction ?? '')
  const save = () => {
    if (!changed) return
    write(traceId, null)
    open(null)
    const correction = value.trim() === '' ? null : value.trim()
    void judgeAnswer(traceId, { verdict: opinion.verdict, correction }, take)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') event.currentTarget.blur()
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    save()
  }
  return (
    <>
      <Textarea
        size="sm"
        autosize
        minRows={2}
        maxRows={10}
        maxLength={4_000}
        label={text.correction}
        value={value}
        onChange={(event) => write(traceId, event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={classes.actions}>
        <Button size="xs" disabled={!changed} onClick={save}>
          {text.save}
        </Button>
        <span className={classes.hint}>{text.correctionHint}</span>
      </div>
    </>
  )
}
