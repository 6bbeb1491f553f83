import { ActionIcon } from '@mantine/core'
import { IconSettings } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useSession } from '../../../app/session'
import { seesSetup, setupPath } from './setup-sections'
import { setupText as text } from './setup-text'

/** The way to what tickets are set up with, for whoever may see it. */
export function SetupLink() {
  const role = useSession().data?.role
  if (role === undefined || !seesSetup(role)) return null
  return (
    <ActionIcon
      component={Link}
      href={setupPath('promises')}
      variant="default"
      size={30}
      aria-label={text.open}
      title={text.open}
    >
      <IconSettings size={16} aria-hidden="true" />
    </ActionIcon>
  )
}
