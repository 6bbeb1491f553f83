import { VisuallyHidden } from '@mantine/core'
import { useAnnouncements } from './announce-store'

/** Where screen readers find what is to be said. Once in the window, always there. */
export function Announcer() {
  const { words, times } = useAnnouncements((announcements) => announcements.said)
  return (
    <VisuallyHidden>
      <div role="log" aria-live="polite" aria-relevant="additions">
        <p key={times}>{words}</p>
      </div>
    </VisuallyHidden>
  )
}
