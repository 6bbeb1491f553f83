import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core'
import type { Person } from '@shared/accounts/account-contract'
import { IconChevronUp, IconKeyboard, IconLock } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../ipc/request'
import { useRead } from '../ipc/use-read'
import { initials } from '../ui/initials'
import { appText } from './app-text'
import { changePerson } from './live-queries'
import { useOverlays } from './overlay-store'
import classes from './person-menu.module.css'
import { roleNames } from './role-names'
import { signOut } from './session'
import { DesktopNoticesItem } from './ticket-notices/desktop-notices-item'

interface Props {
  readonly person: Person
  readonly demo: boolean
  readonly collapsed: boolean
}

/** Who is signed in; switches to somebody else or locks. */
export function PersonMenu({ person, demo, collapsed }: Props) {
  const [opened, setOpened] = useState(false)
  const text = appText.person
  const show = useOverlays((overlays) => overlays.show)
  return (
    <Menu opened={opened} onChange={setOpened} position="top-start" width={260}>
      <Menu.Target>
        <UnstyledButton className={classes.person} data-collapsed={collapsed || undefined}>
          <span className={classes.face} aria-hidden="true">
            {initials(person.name)}
          </span>
          {collapsed && <VisuallyHidden>{text.menu(person.name)}</VisuallyHidden>}
          {!collapsed && (
            <span className={classes.words}>
              <VisuallyHidden>{text.signedInAs} </VisuallyHidden>
              <span className={classes.name}>{person.name}</span>
              <span className={classes.role}>{roleNames[person.role]}</span>
            </span>
          )}
          {!collapsed && <IconChevronUp size={14} aria-hidden="true" />}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {demo && opened && person.role !== 'kiosk' && <OtherPeople current={person} />}
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={() => show('shortcuts')}>
          {text.shortcuts}
        </Menu.Item>
        {opened && <DesktopNoticesItem role={person.role} />}
        <Menu.Item leftSection={<IconLock size={16} />} onClick={signOut}>
          {text.lock}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function OtherPeople({ current }: { readonly current: Person }) {
  const client = useQueryClient()
  const people = useRead('accounts.demo-people', {}).data ?? []
  const switchTo = async (person: Person) =>
    changePerson(client, await request('accounts.sign-in', { demoPersonId: person.id }))
  return (
    <>
      <Menu.Label>{appText.person.switchTo}</Menu.Label>
      {people
        .filter((person) => person.id !== current.id)
        .map((person) => (
          <Menu.Item
            key={person.id}
            onClick={() => switchTo(person)}
            rightSection={<span className={classes.role}>{roleNames[person.role]}</span>}
          >
            {person.name}
          </Menu.Item>
        ))}
      <Menu.Divider />
    </>
  )
}
