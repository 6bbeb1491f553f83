import { Menu } from '@mantine/core'
import type { Role } from '@shared/accounts/role'
import { IconBell, IconBellOff, IconCheck } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { request } from '../../ipc/request'
import { useRead } from '../../ipc/use-read'
import { syncs } from '../sync/sync-reads'
import { noticeText } from './notice-text'

/** Whether the system may tell of what matters, on this device. */
export function DesktopNoticesItem({ role }: { readonly role: Role }) {
  const client = useQueryClient()
  const { data } = useRead('notices.desktop', {}, { enabled: syncs(role) })
  if (data === undefined) return null
  const Icon = data.on ? IconBell : IconBellOff
  const toggle = async () => {
    const changed = await request('notices.set-desktop', { on: !data.on })
    client.setQueryData(['notices.desktop', {}], changed)
  }
  return (
    <Menu.Item
      role="menuitemcheckbox"
      aria-checked={data.on}
      closeMenuOnClick={false}
      leftSection={<Icon size={16} aria-hidden="true" />}
      rightSection={data.on ? <IconCheck size={16} aria-hidden="true" /> : null}
      onClick={() => void toggle()}
    >
      {noticeText.desktop}
    </Menu.Item>
  )
}
