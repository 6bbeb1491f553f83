import { Button, Tooltip } from '@mantine/core'
import type { TicketDetail } from '@shared/tickets/ticket-contract'
import { mayBecome } from '@shared/tickets/ticket-status'
import { IconEye, IconEyeCheck } from '@tabler/icons-react'
import { useShortcuts } from '../../../app/use-shortcuts'
import { KeyCaps } from '../../../ui/key-caps'
import { Note } from '../../../ui/note'
import { ResolveForm } from '../learning/resolve-form'
import { useMove } from '../learning/use-move'
import { DetailMenu } from '../menu/detail-menu'
import { focusTicketAround } from '../ticket-focus'
import { ticketsText } from '../tickets-text'
import { useEditTicket } from '../use-edit-ticket'
import { nextSteps } from './next-steps'
import classes from './ticket-fields.module.css'

const text = ticketsText.steps

/** The buttons that bring a ticket on its way, the likeliest one filled. */
export function StatusSteps({ ticket }: { readonly ticket: TicketDetail }) {
  const { edit, move, asking } = useMove(ticket)
  const { status } = ticket
  const { group, resolve } = ticketsText.shortcuts
  const mayResolve = status !== 'resolved' && mayBecome(status, 'resolved')
  const run = () => move('resolved')
  useShortcuts(mayResolve ? [{ keys: 'e', label: resolve, group, run }] : [])
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form */}
      <div role="group" aria-label={text.group} className={classes.steps}>
        {nextSteps[status].map(({ to, label }, position) => (
          <Button
            key={to}
            size="xs"
            variant={position === 0 ? 'filled' : 'default'}
            rightSection={to === 'resolved' ? <StepKey /> : undefined}
            onClick={({ currentTarget }) => {
              focusTicketAround(currentTarget)
              move(to)
            }}
          >
            {label}
          </Button>
        ))}
        <WatchToggle ticket={ticket} />
        <DetailMenu ticket={ticket} />
      </div>
      {asking !== null && <ResolveForm ticket={ticket} to={asking} edit={edit} />}
      {edit.error !== null && (
        <Note tone="bad">
          {ticketsText.notSaved}: {edit.error.message}
        </Note>
      )}
    </>
  )
}

function StepKey() {
  return (
    <span aria-hidden="true" className={classes.stepKey}>
      <KeyCaps caps={['E']} />
    </span>
  )
}

function WatchToggle({ ticket }: { readonly ticket: TicketDetail }) {
  const edit = useEditTicket(ticket.id)
  const Icon = ticket.watching ? IconEyeCheck : IconEye
  return (
    <Tooltip label={edit.error?.message ?? ticketsText.watchHint}>
      <Button
        className={classes.watch}
        size="xs"
        variant={ticket.watching ? 'light' : 'subtle'}
        color={edit.error !== null ? 'red' : ticket.watching ? 'blue' : 'gray'}
        aria-pressed={ticket.watching}
        leftSection={<Icon size={15} aria-hidden="true" />}
        onClick={() => edit.mutate({ watching: !ticket.watching })}
      >
        {ticket.watching ? ticketsText.watching : ticketsText.watch}
      </Button>
    </Tooltip>
  )
}
