import { ActionIcon, Menu } from '@mantine/core'
import { IconContrast } from '@tabler/icons-react'
import { appText } from './app-text'
import { usePreferences } from './preference-store'
import { themeChoices } from './theme'

export function ThemeMenu() {
  const chosen = usePreferences((preferences) => preferences.theme)
  const choose = usePreferences((preferences) => preferences.setTheme)
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={appText.theme.current(appText.themes[chosen])}
        >
          <IconContrast size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={chosen}>
          {themeChoices.map((choice) => (
            <Menu.RadioItem
              key={choice}
              value={choice}
              closeMenuOnClick
              onChange={() => choose(choice)}
            >
              {appText.themes[choice]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
