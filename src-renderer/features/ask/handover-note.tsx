import type { Handover } from '@shared/ask/ask-contract'
import { IconUserQuestion } from '@tabler/icons-react'
import classes from './answer-card.module.css'
import { askText } from './ask-text'

/** No machine answered: says so, why, and what happens now. */
export function HandoverNote({ handover }: { readonly handover: Handover }) {
  return (
    <div className={classes.note}>
      <IconUserQuestion size={20} aria-hidden="true" />
      <div className={classes.noteWords}>
        <p className={classes.noteTitle}>
          {handover.reason === 'stopped' ? askText.stoppedBefore : askText.handover}
        </p>
        <p>{handover.message}</p>
        <p className={classes.noteReason}>{askText.handoverReasons[handover.reason]}</p>
      </div>
    </div>
  )
}
