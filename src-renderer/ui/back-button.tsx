import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import classes from './back-button.module.css'

interface Props {
  readonly label: string
  readonly onBack: () => void
}

/** From a detail that hides its list back to the list. */
export function BackButton({ label, onBack }: Props) {
  return (
    <Button
      className={classes.back}
      size="xs"
      variant="default"
      leftSection={<IconArrowLeft size={15} aria-hidden="true" />}
      onClick={onBack}
    >
      {label}
    </Button>
  )
}
