import type { TraceSummary } from '@shared/traces/trace-contract'
import { IconAlertTriangle, IconCheck, IconUser, IconX } from '@tabler/icons-react'
import { traceStatusNames } from '../../app/vocabulary'
import classes from './traces-screen.module.css'

const icons = {
  answered: IconCheck,
  'handed-over': IconUser,
  emergency: IconAlertTriangle,
  failed: IconX,
} satisfies Record<TraceSummary['status'], unknown>

/** How a question ended: icon and word. */
export function TraceStatus({ status }: { readonly status: TraceSummary['status'] }) {
  const Icon = icons[status]
  return (
    <span className={classes.status} data-status={status}>
      <Icon size={14} aria-hidden="true" />
      {traceStatusNames[status]}
    </span>
  )
}
