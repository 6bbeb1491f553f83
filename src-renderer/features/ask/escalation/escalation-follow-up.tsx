import { Button } from '@mantine/core'
import type { Answer } from '@shared/ask/ask-contract'
import { IconUserQuestion } from '@tabler/icons-react'
import { useContext } from 'react'
import { Note } from '../../../ui/note'
import classes from './escalation.module.css'
import { EscalationLine } from './escalation-line'
import { escalationText as text } from './escalation-text'
import { OwnEscalationsContext, useOwnEscalation, useRaise } from './own-escalations'

interface Props {
  readonly answer: Answer
  /** What was done about it already. */
  readonly note: string | null
}

/** With whom the question is; where it is with nobody, the way to a person. */
export function EscalationFollowUp({ answer: { traceId }, note }: Props) {
  const escalation = useOwnEscalation(traceId)
  const { known } = useContext(OwnEscalationsContext)
  const raise = useRaise()
  const shown = escalation ?? raise.data ?? null
  return (
    <>
      {(note !== null || (known && shown === null)) && (
        <div className={classes.line}>
          {note !== null && <p className={classes.note}>{note}</p>}
          {known && shown === null && (
            <Button
              size="compact-sm"
              variant="default"
              loading={raise.isPending}
              leftSection={<IconUserQuestion size={15} aria-hidden="true" />}
              onClick={() => raise.mutate(traceId)}
            >
              {text.ask}
            </Button>
          )}
        </div>
      )}
      {shown !== null && <EscalationLine escalation={shown} />}
      {raise.error !== null && <Note tone="bad">{text.failed(raise.error.message)}</Note>}
    </>
  )
}
