import type { Escalation } from '@shared/escalations/escalation-contract'
import { IconClock, IconCloudUp, IconUser, IconUserCheck } from '@tabler/icons-react'
import { useMinute } from '../../../ui/use-minute'
import classes from './escalation.module.css'
import { escalationState } from './escalation-state'
import { escalationText as text } from './escalation-text'

const icons = {
  waiting: IconClock,
  claimed: IconUserCheck,
  answered: IconUser,
} satisfies Record<Escalation['status'], unknown>

/** With whom a question is, and, once there is one, the person's answer. */
export function EscalationLine({ escalation }: { readonly escalation: Escalation }) {
  const now = useMinute()
  const { status, answer, pending } = escalation
  const Icon = icons[status]
  return (
    <div className={classes.escalation} data-status={status}>
      <p role="status" className={classes.state}>
        <Icon size={15} aria-hidden="true" />
        {escalationState(escalation, now)}
      </p>
      {pending && (
        <p className={classes.pending}>
          <IconCloudUp size={15} aria-hidden="true" />
          {text.pending}
        </p>
      )}
      {answer !== null && (
        <section aria-label={text.answer} className={classes.answer}>
          {answer}
        </section>
      )}
    </div>
  )
}
