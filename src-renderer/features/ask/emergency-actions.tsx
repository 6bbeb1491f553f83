import { Button } from '@mantine/core'
import type { Answer, EmergencyReport } from '@shared/ask/ask-contract'
import { IconCheck, IconPhone } from '@tabler/icons-react'
import { CopyButton } from '../../ui/copy-button'
import { askText } from './ask-text'
import classes from './emergency-pane.module.css'
import { acknowledgementText } from './emergency-text'
import { EmergencyTicket } from './ticket/emergency-ticket'
import { useAcknowledge } from './use-conversation'

const text = askText.emergency

interface Props {
  readonly answer: Answer
  readonly emergency: EmergencyReport
  readonly canAcknowledge: boolean
}

/** Whom to call, what to say, who has it. */
export function EmergencyActions({ answer, emergency, canAcknowledge }: Props) {
  return (
    <div className={classes.actions}>
      <section className={classes.call}>
        <p className={classes.number}>
          <IconPhone size={40} aria-hidden="true" />
          {text.call}
        </p>
        <p>{text.callHint}</p>
      </section>
      <Place emergency={emergency} />
      <Acknowledgement {...{ answer, emergency, canAcknowledge }} />
      {canAcknowledge && <EmergencyTicket answer={answer} />}
    </div>
  )
}

function Place({ emergency }: { readonly emergency: EmergencyReport }) {
  const { location } = emergency
  return (
    <section className={classes.card}>
      <h2 className={classes.label}>{text.say}</h2>
      {location === null && <p>{text.noAddress}</p>}
      {location !== null && (
        <div className={classes.place}>
          <div>
            <p className={classes.address}>{location.address}</p>
            <p>{location.name}</p>
          </div>
          <CopyButton
            text={`${location.name}, ${location.address}`}
            label={text.copyAddress}
            copiedLabel={askText.copied}
          />
        </div>
      )}
    </section>
  )
}

function Acknowledgement({ answer, emergency, canAcknowledge }: Props) {
  const acknowledge = useAcknowledge()
  const taken = emergency.acknowledgedBy !== null
  return (
    <section className={classes.card} data-taken={taken || undefined}>
      <p role="status" className={classes.taken}>
        {taken && <IconCheck size={18} aria-hidden="true" />}
        {acknowledgementText(emergency)}
      </p>
      {acknowledge.error !== null && (
        <p role="alert" className={classes.error}>
          {acknowledge.error.message}
        </p>
      )}
      {canAcknowledge && !taken && (
        <>
          <Button
            fullWidth
            size="md"
            loading={acknowledge.isPending}
            onClick={() => acknowledge.mutate(answer.traceId)}
          >
            {text.acknowledge}
          </Button>
          <p className={classes.hint}>{text.acknowledgeHint}</p>
        </>
      )}
    </section>
  )
}
