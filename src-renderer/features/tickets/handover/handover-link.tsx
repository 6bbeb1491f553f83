import { Button } from '@mantine/core'
import { IconClipboardList } from '@tabler/icons-react'
import { Link } from 'wouter'
import { handoverText } from './handover-text'

/** Leads to what the next shift has to know. */
export function HandoverLink() {
  return (
    <Button
      component={Link}
      href="/tickets/handover"
      size="xs"
      variant="default"
      leftSection={<IconClipboardList size={15} aria-hidden="true" />}
    >
      {handoverText.open}
    </Button>
  )
}
