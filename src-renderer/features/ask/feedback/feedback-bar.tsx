import { Button } from '@mantine/core'
import type { Answer } from '@shared/ask/ask-contract'
import { IconThumbDown, IconThumbUp } from '@tabler/icons-react'
import { Note } from '../../../ui/note'
import { EscalationFollowUp } from '../escalation/escalation-follow-up'
import { useTakeAnswer } from '../use-take-answer'
import { type Opinion, opinionOf, wasRemembered } from './answer-opinion'
import { ComplaintForm } from './complaint-form'
import classes from './feedback-bar.module.css'
import { useFeedbackStore } from './feedback-store'
import { feedbackText as text } from './feedback-text'
import { judgeAnswer } from './judge-answer'

interface Props {
  readonly answer: Answer
  /** Guests say helpful or not; staff say what is wrong with it. */
  readonly guest: boolean
}

/** Helpful or not, and what follows from it. */
export function FeedbackBar({ answer, guest }: Props) {
  const { traceId } = answer
  const said = useFeedbackStore((state) => state.said[traceId])
  const open = useFeedbackStore((state) => state.openId === traceId) && !guest
  const take = useTakeAnswer()
  const opinion = opinionOf(answer, said)
  const unhelpful = opinion !== null && opinion.verdict !== 'helpful'
  return (
    <div className={classes.bar}>
      <Choice {...{ answer, guest, opinion, open }} kept={(said?.error ?? null) === null} />
      {open && <ComplaintForm answer={answer} opinion={opinion} />}
      {!open && opinion?.correction && (
        <p className={classes.correction}>{text.saved(opinion.correction)}</p>
      )}
      {said !== undefined && said.error !== null && (
        <Note
          tone="bad"
          action={
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => judgeAnswer(traceId, { ...said.judgement }, take)}
            >
              {text.retry}
            </Button>
          }
        >
          {text.failed(said.error)}
        </Note>
      )}
      {unhelpful && !guest && (
        <EscalationFollowUp answer={answer} note={consequence(answer, opinion)} />
      )}
    </div>
  )
}

/** "Wrong" takes a remembered answer away from everybody. */
function consequence(answer: Answer, { verdict }: Opinion): string {
  return verdict === 'wrong' && wasRemembered(answer) ? text.outOfUse : text.noted
}

interface ChoiceProps extends Props {
  readonly opinion: Opinion | null
  readonly open: boolean
  /** Not refused. */
  readonly kept: boolean
}

function Choice({ answer: { traceId }, guest, opinion, open, kept }: ChoiceProps) {
  const take = useTakeAnswer()
  const show = useFeedbackStore((state) => state.open)
  const helpful = opinion?.verdict === 'helpful'
  const unhelpful = opinion !== null && !helpful
  const praise = () => {
    show(null)
    void judgeAnswer(traceId, { verdict: 'helpful' }, take)
  }
  const complain = () => {
    // A guest's word takes nothing out of use.
    if (guest) void judgeAnswer(traceId, { verdict: 'incomplete' }, take)
    else show(open ? null : traceId)
  }
  const disclosure = guest ? {} : { 'aria-expanded': open }
  return (
    <fieldset aria-label={text.label} className={classes.choice}>
      <button type="button" className={classes.button} aria-pressed={helpful} onClick={praise}>
        <IconThumbUp size={15} aria-hidden="true" />
        {text.verdicts.helpful}
      </button>
      <button
        type="button"
        className={classes.button}
        aria-pressed={unhelpful}
        {...disclosure}
        onClick={complain}
      >
        <IconThumbDown size={15} aria-hidden="true" />
        {unhelpful && !guest
          ? text.notHelpfulBecause(text.verdicts[opinion.verdict])
          : text.notHelpful}
      </button>
      <span role="status" className={classes.thanks}>
        {kept && opinion !== null && (helpful || guest) ? text.thanks : ''}
      </span>
    </fieldset>
  )
}
