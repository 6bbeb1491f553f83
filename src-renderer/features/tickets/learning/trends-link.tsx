import { Button } from '@mantine/core'
import { IconTrendingUp } from '@tabler/icons-react'
import { Link } from 'wouter'
import { trendsText } from './learning-text'

/** From the list of tickets to what comes again and again. */
export function TrendsLink() {
  return (
    <Button
      component={Link}
      href="/tickets/trends"
      size="xs"
      variant="default"
      leftSection={<IconTrendingUp size={15} aria-hidden="true" />}
    >
      {trendsText.link}
    </Button>
  )
}
