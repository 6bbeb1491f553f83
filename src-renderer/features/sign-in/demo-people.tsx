import { Loader } from '@mantine/core'
import type { Person } from '@shared/accounts/account-contract'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { roleNames } from '../../app/role-names'
import { useRead } from '../../ipc/use-read'
import { ErrorState } from '../../ui/error-state'
import { initials } from '../../ui/initials'
import { Late } from '../../ui/late'
import { Placeholder } from '../../ui/placeholder'
import classes from './demo-people.module.css'
import { SignInError } from './sign-in-error'
import { signInText } from './sign-in-text'
import { useSignIn } from './use-sign-in'

interface Props {
  readonly onSignedIn: (person: Person) => void
  readonly whenUsable: ReactNode
}

export function DemoPeople({ onSignedIn, whenUsable }: Props) {
  const people = useRead('accounts.demo-people', {})
  if (people.error !== null) {
    const { peopleFailed: title, retry } = signInText
    const { message } = people.error
    return (
      <ErrorState {...{ title, message }} retryLabel={retry} onRetry={() => people.refetch()} />
    )
  }
  if (people.data === undefined) {
    return (
      <Late>
        <Placeholder height={56} />
        <Placeholder height={56} />
      </Late>
    )
  }
  if (people.data.length === 0) return <p>{signInText.noPeople}</p>
  return (
    <>
      <PeopleList people={people.data} onSignedIn={onSignedIn} />
      {whenUsable}
    </>
  )
}

interface ListProps {
  readonly people: readonly Person[]
  readonly onSignedIn: (person: Person) => void
}

function PeopleList({ people, onSignedIn }: ListProps) {
  const signIn = useSignIn(onSignedIn)
  const list = useRef<HTMLUListElement>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  useEffect(() => list.current?.querySelector('button')?.focus(), [])
  return (
    <>
      <SignInError error={signIn.error} />
      <ul ref={list} aria-label={signInText.people} className={classes.list} onKeyDown={moveFocus}>
        {people.map((person) => (
          <li key={person.id}>
            <PersonButton
              person={person}
              busy={signIn.isPending && chosen === person.id}
              onClick={() => {
                if (signIn.isPending) return
                setChosen(person.id)
                signIn.mutate({ demoPersonId: person.id })
              }}
            />
          </li>
        ))}
      </ul>
      <p className={classes.hint}>{signInText.hint}</p>
    </>
  )
}

/** Up and Down walk the list, Home and End jump. */
function moveFocus(event: KeyboardEvent<HTMLUListElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  const last = buttons.length - 1
  const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }[event.key]
  if (target === undefined) return
  event.preventDefault()
  buttons[Math.max(0, Math.min(last, target))]?.focus()
}

/** Names of places are not known before sign-in, but their ids read like names: `mill-road`. */
function wordsOf(locationId: string): string {
  const words = locationId.replaceAll('-', ' ')
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

interface ButtonProps {
  readonly person: Person
  readonly busy: boolean
  readonly onClick: () => void
}

function PersonButton({ person, busy, onClick }: ButtonProps) {
  const places =
    person.locations.length === 0 ? signInText.everywhere : person.locations.map(wordsOf).join(', ')
  return (
    <button type="button" className={classes.person} aria-busy={busy} onClick={onClick}>
      <span className={classes.face} aria-hidden="true">
        {initials(person.name)}
      </span>
      <span className={classes.words}>
        <span className={classes.name}>{person.name}</span>
        <span className={classes.about}>
          {roleNames[person.role]} · {places}
        </span>
      </span>
      {busy && <Loader size={16} />}
    </button>
  )
}
