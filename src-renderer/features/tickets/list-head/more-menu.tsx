import { ActionIcon, Menu } from '@mantine/core'
import type { TicketQueryInput } from '@shared/tickets/ticket-query'
import {
  IconClipboardList,
  IconDots,
  IconFileExport,
  IconFileImport,
  IconSettings,
  IconTrendingUp,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { useSession } from '../../../app/session'
import { ExportDialog } from '../exchange/export-dialog'
import { ImportDialog } from '../exchange/import-dialog'
import { seesSetup, setupPath } from '../setup/setup-sections'
import { listHeadText } from './list-head-text'

const text = listHeadText.menu

/** What else there is about tickets, and the ways out and in. */
export function MoreMenu({ query }: { readonly query: TicketQueryInput }) {
  const [open, setOpen] = useState<'export' | 'import' | null>(null)
  const role = useSession().data?.role
  const close = () => setOpen(null)
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={text.open} title={text.open}>
            <IconDots size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Way to="/tickets/handover" icon={<IconClipboardList size={15} />} name={text.handover} />
          <Way to="/tickets/trends" icon={<IconTrendingUp size={15} />} name={text.trends} />
          <Menu.Divider />
          <Act
            icon={<IconFileExport size={15} />}
            name={text.export}
            run={() => setOpen('export')}
          />
          {role !== 'support' && (
            <Act
              icon={<IconFileImport size={15} />}
              name={text.import}
              run={() => setOpen('import')}
            />
          )}
          {role !== undefined && seesSetup(role) && (
            <>
              <Menu.Divider />
              <Way to={setupPath('promises')} icon={<IconSettings size={15} />} name={text.setup} />
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {open === 'export' && <ExportDialog query={query} onClose={close} />}
      {open === 'import' && <ImportDialog onClose={close} />}
    </>
  )
}

interface WayProps {
  readonly to: string
  readonly icon: ReactNode
  readonly name: string
}

function Way({ to, icon, name }: WayProps) {
  return (
    <Menu.Item component={Link} href={to} leftSection={icon}>
      {name}
    </Menu.Item>
  )
}

interface ActProps {
  readonly icon: ReactNode
  readonly name: string
  readonly run: () => void
}

function Act({ icon, name, run }: ActProps) {
  return (
    <Menu.Item leftSection={icon} onClick={run}>
      {name}
    </Menu.Item>
  )
}
