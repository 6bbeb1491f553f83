import type { SettingValue } from '@shared/settings/settings-contract'
import { ticketPriorities } from '@shared/tickets/ticket-kinds'
import { PriorityBadge } from '../../../app/priority-badge'
import { useSettings } from '../../../app/settings/use-settings'
import { ticketPriorityNames } from '../../../app/vocabulary'
import { PromiseCell } from './promise-cell'
import classes from './setup.module.css'
import { SetupCard } from './setup-card'
import { setupText } from './setup-text'

const text = setupText.promises

/** What is promised about tickets of each priority; only an administrator changes it. */
export function PromisesSection({ admin }: { readonly admin: boolean }) {
  return (
    <SetupCard
      title={setupText.sections.promises}
      help={admin ? `${text.help} ${text.format}` : text.help}
      readOnly={admin ? null : text.readOnly}
      failed={text.failed}
      read={useSettings()}
    >
      {(settings) => <PromiseTable settings={settings} admin={admin} />}
    </SetupCard>
  )
}

interface TableProps {
  readonly settings: readonly SettingValue[]
  readonly admin: boolean
}

function PromiseTable({ settings, admin }: TableProps) {
  return (
    <table className={classes.promises}>
      <thead>
        <tr>
          <th scope="col">{text.priority}</th>
          <th scope="col">{text.answer}</th>
          <th scope="col">{text.resolve}</th>
        </tr>
      </thead>
      <tbody>
        {ticketPriorities.toReversed().map((priority) => (
          <tr key={priority}>
            <th scope="row">
              <PriorityBadge priority={priority} />
            </th>
            {(['answer', 'resolve'] as const).map((what) => (
              <td key={what}>
                <PromiseCell
                  name={`tickets.${what}-minutes.${priority}`}
                  label={text.cell(text[what], ticketPriorityNames[priority])}
                  {...{ settings, admin }}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
