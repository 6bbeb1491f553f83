import { Button, PasswordInput, TextInput } from '@mantine/core'
import type { Person } from '@shared/accounts/account-contract'
import { type FormEvent, type ReactNode, useState } from 'react'
import { SignInError } from './sign-in-error'
import classes from './sign-in-screen.module.css'
import { signInText } from './sign-in-text'
import { useSignIn } from './use-sign-in'

interface Props {
  readonly onSignedIn: (person: Person) => void
  readonly whenUsable: ReactNode
}

export function PasswordForm({ onSignedIn, whenUsable }: Props) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useSignIn(onSignedIn)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!signIn.isPending) signIn.mutate({ email, password })
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label={signInText.email}
        type="email"
        name="email"
        autoComplete="username"
        autoFocus
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label={signInText.password}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': signInText.show }}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <SignInError error={signIn.error} />
      <Button type="submit" loading={signIn.isPending}>
        {signInText.submit}
      </Button>
      {whenUsable}
    </form>
  )
}
