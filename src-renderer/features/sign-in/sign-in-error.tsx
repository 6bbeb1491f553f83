import { IconAlertCircle } from '@tabler/icons-react'
import classes from './sign-in-screen.module.css'

/** Why signing in did not work, next to where it was tried. */
export function SignInError({ error }: { readonly error: Error | null }) {
  if (error === null) return null
  return (
    <p role="alert" className={classes.error}>
      <IconAlertCircle size={16} aria-hidden="true" />
      {error.message}
    </p>
  )
}
