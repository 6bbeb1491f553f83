import { Menu, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconMapPin } from '@tabler/icons-react'
import { appText } from './app-text'
import { usePreferences } from './preference-store'
import classes from './top-bar.module.css'
import { useCurrentLocation, useLocations } from './use-locations'

// No location has an empty id.
const everywhere = ''

interface Props {
  readonly position: 'bottom-start' | 'top-start'
  /** Names the button for a screen reader. */
  readonly label: (locationName: string) => string
}

/** What lists and questions are about: one location or all of them. */
export function LocationMenu({ position, label }: Props) {
  const locations = useLocations()
  const current = useCurrentLocation()
  const choose = usePreferences((preferences) => preferences.setLocation)
  const name = current?.name ?? appText.location.all
  if (locations.length === 0) return null
  return (
    <Menu position={position} width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.pill} aria-label={label(name)}>
          <IconMapPin size={14} aria-hidden="true" />
          <span className={classes.pillWords}>{name}</span>
          <IconChevronDown size={12} aria-hidden="true" />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={current?.id ?? everywhere}
          onChange={(id) => choose(id === everywhere ? null : id)}
        >
          <Menu.RadioItem value={everywhere} closeMenuOnClick>
            {appText.location.all}
          </Menu.RadioItem>
          {locations.map((location) => (
            <Menu.RadioItem key={location.id} value={location.id} closeMenuOnClick>
              {location.name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
