import type { Person } from '@shared/accounts/account-contract'
import type { SystemStatus } from '@shared/system/system-contract'
import { IconCloudOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { DemoPeople } from './demo-people'
import { PasswordForm } from './password-form'
import classes from './sign-in-screen.module.css'
import { signInText } from './sign-in-text'

interface Props {
  readonly status: SystemStatus
  readonly onSignedIn: (person: Person) => void
  /** Rendered once somebody can sign in. */
  readonly whenUsable: ReactNode
}

/** Who is at the desk: a click in the demo club, e-mail and password elsewhere. */
export function SignInScreen({ status, onSignedIn, whenUsable }: Props) {
  return (
    <main className={classes.screen}>
      <div className={classes.panel}>
        <h1 className={classes.title}>{signInText.title(status.clubName)}</h1>
        {status.demo && <p className={classes.intro}>{signInText.demo}</p>}
        {status.connection.state === 'offline' && (
          <p className={classes.offline}>
            <IconCloudOff size={16} aria-hidden="true" />
            {signInText.offline}
          </p>
        )}
        {status.demo ? (
          <DemoPeople onSignedIn={onSignedIn} whenUsable={whenUsable} />
        ) : (
          <PasswordForm onSignedIn={onSignedIn} whenUsable={whenUsable} />
        )}
        <p className={classes.version}>{signInText.version(status.version)}</p>
      </div>
    </main>
  )
}
