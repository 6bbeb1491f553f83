import { Button } from '@mantine/core'
import type { Answer, EmergencyReport } from '@shared/ask/ask-contract'
import { IconAlertTriangle } from '@tabler/icons-react'
import classes from './answer-card.module.css'
import { useAskStore } from './ask-store'
import { askText } from './ask-text'
import { acknowledgementText } from './emergency-text'

interface Props {
  readonly answer: Answer
  readonly emergency: EmergencyReport
}

/** An emergency within the conversation: who has it, and the way back to its procedure. */
export function EmergencyNote({ answer, emergency }: Props) {
  const showEmergency = useAskStore((state) => state.showEmergency)
  return (
    <div className={classes.note} data-tone="danger">
      <IconAlertTriangle size={20} aria-hidden="true" />
      <div className={classes.noteWords}>
        <p className={classes.noteTitle}>{askText.emergency.title}</p>
        <p className={classes.noteReason}>{acknowledgementText(emergency)}</p>
      </div>
      <Button size="xs" color="red.9" onClick={() => showEmergency(answer.traceId)}>
        {askText.emergency.open}
      </Button>
    </div>
  )
}
