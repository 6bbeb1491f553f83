import { useLocalStorage } from '@mantine/hooks'

/** What this person has typed and not asked yet; it survives leaving, crashes and updates. */
export function useDraft(personId: string) {
  return useLocalStorage({
    key: `clubos.draft.${personId}`,
    defaultValue: '',
    getInitialValueInEffect: false,
  })
}
