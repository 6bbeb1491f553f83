import { CloseButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { appText } from './app-text'
import classes from './notices.module.css'

/** What the person should know, until dismissed or no longer true. */
export function Notices({ warnings }: { readonly warnings: readonly string[] }) {
  const [dismissed, setDismissed] = useState<readonly string[]>([])
  return warnings
    .filter((warning) => !dismissed.includes(warning))
    .map((warning) => (
      <div key={warning} role="status" className={classes.notice}>
        <IconAlertTriangle size={16} className={classes.icon} aria-hidden="true" />
        <span className={classes.words}>{warning}</span>
        <CloseButton
          size="sm"
          aria-label={appText.dismiss}
          onClick={() => setDismissed([...dismissed, warning])}
        />
      </div>
    ))
}
