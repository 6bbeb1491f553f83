import { Button } from '@mantine/core'
import type { Person } from '@shared/accounts/account-contract'
import type { TicketTemplate } from '@shared/tickets/ticket-template-contract'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useCurrentLocation, useLocations } from '../../../app/use-locations'
import { useRead } from '../../../ipc/use-read'
import { Note } from '../../../ui/note'
import { useMinute } from '../../../ui/use-minute'
import { zonedClockText } from '../../../ui/zoned-time-text'
import classes from './setup.module.css'
import { EmptyPart, SetupCard } from './setup-card'
import { setupText } from './setup-text'
import { TemplateDialog } from './template-dialog'
import { useMakeOfTemplate } from './use-make-of-template'

const text = setupText.templates

interface Props {
  readonly decides: boolean
  readonly person: Person
}

/** What tickets that are written again and again begin with. */
export function TemplatesSection({ decides, person }: Props) {
  const [editing, setEditing] = useState<TicketTemplate | 'new' | null>(null)
  return (
    <SetupCard
      title={setupText.sections.templates}
      help={text.help}
      readOnly={decides ? null : text.readOnly}
      failed={text.failed}
      read={useRead('tickets.templates', {})}
    >
      {(templates) => (
        <>
          <Templates {...{ templates, decides, person }} onEdit={setEditing} />
          {decides && (
            <div className={classes.actions}>
              <Button
                size="xs"
                leftSection={<IconPlus size={15} aria-hidden="true" />}
                onClick={() => setEditing('new')}
              >
                {text.add}
              </Button>
            </div>
          )}
          {editing !== null && (
            <TemplateDialog
              template={editing === 'new' ? null : editing}
              person={person}
              onClose={() => setEditing(null)}
            />
          )}
        </>
      )}
    </SetupCard>
  )
}

interface ListProps extends Props {
  readonly templates: readonly TicketTemplate[]
  readonly onEdit: (template: TicketTemplate) => void
}

function Templates({ templates, decides, person, onEdit }: ListProps) {
  const [, navigate] = useLocation()
  const make = useMakeOfTemplate((ticketId) => navigate(`/tickets/${ticketId}`))
  if (templates.length === 0) return <EmptyPart title={text.none} hint={text.noneHint} />
  const mayEdit = ({ locationId }: TicketTemplate) =>
    decides && (person.locations.length === 0 || person.locations.includes(locationId ?? ''))
  return (
    <>
      <ul aria-label={text.list} className={classes.rows}>
        {templates.map((template) => (
          <TemplateRow
            key={template.id}
            template={template}
            busy={make.isPending}
            onMake={(locationId) => make.mutate({ template, locationId })}
            onEdit={mayEdit(template) ? () => onEdit(template) : null}
          />
        ))}
      </ul>
      {make.error !== null && <Note tone="bad">{setupText.notSaved(make.error.message)}</Note>}
    </>
  )
}

interface RowProps {
  readonly template: TicketTemplate
  readonly busy: boolean
  readonly onMake: (locationId: string) => void
  readonly onEdit: (() => void) | null
}

function TemplateRow({ template, busy, onMake, onEdit }: RowProps) {
  const { name, title } = template
  const current = useCurrentLocation()
  const locationId = template.locationId ?? current?.id
  return (
    <li className={`${classes.row} ${classes.template}`}>
      <div>
        <div className={classes.name}>{name}</div>
        <div className={classes.dim}>{title}</div>
      </div>
      <TemplateWhen template={template} />
      <div className={classes.buttons}>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={text.useOf(name)}
          title={locationId === undefined ? text.nowhere : undefined}
          disabled={locationId === undefined || busy}
          onClick={() => locationId !== undefined && onMake(locationId)}
        >
          {text.use}
        </Button>
        {onEdit !== null && (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={text.editOf(name)}
            leftSection={<IconPencil size={13} aria-hidden="true" />}
            onClick={onEdit}
          >
            {text.edit}
          </Button>
        )}
      </div>
    </li>
  )
}

function TemplateWhen({ template }: Pick<RowProps, 'template'>) {
  const now = useMinute()
  const { locationId, schedule, nextAt } = template
  const place = useLocations().find(({ id }) => id === locationId)
  const next =
    nextAt === null
      ? text.unplanned
      : text.next(zonedClockText(nextAt, place?.timeZone ?? null, now))
  return (
    <div className={classes.dim}>
      <div>{locationId === null ? text.anywhere : (place?.name ?? locationId)}</div>
      <div>
        {setupText.scheduleText(schedule)}
        {schedule !== null && ` · ${next}`}
      </div>
    </div>
  )
}
