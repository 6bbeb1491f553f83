import { useMediaQuery } from '@mantine/hooks'
import { usePreferences } from './preference-store'
import type { Look } from './theme'

/** The look to paint now: the person's choice, or what the operating system asks for. */
export function useLook(): Look {
  const choice = usePreferences((preferences) => preferences.theme)
  const moreContrast = useMediaQuery('(prefers-contrast: more)', undefined, immediately)
  const light = useMediaQuery('(prefers-color-scheme: light)', undefined, immediately)
  if (choice !== 'system') return choice
  if (moreContrast) return 'high-contrast'
  return light ? 'light' : 'dark'
}

const immediately = { getInitialValueInEffect: false }
