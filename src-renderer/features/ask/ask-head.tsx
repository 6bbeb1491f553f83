import type { Person } from '@shared/accounts/account-contract'
import { useWaitingCount } from '../../app/escalations/escalation-reads'
import { type Tab, TabLinks } from '../../app/tab-links'
import classes from './ask-screen.module.css'
import { type AskSection, askSectionPath, askSections } from './ask-sections'
import { askText } from './ask-text'

interface Props {
  readonly person: Person
  readonly section: AskSection
}

/** The screen's name and its parts, with how many questions wait for a person. */
export function AskHead({ person, section }: Props) {
  const waiting = useWaitingCount(person.role)
  const tabs = askSections.map((one): Tab => {
    const count = { number: waiting, label: askText.waitingCount(waiting) }
    return {
      path: askSectionPath(one),
      name: askText.sections[one],
      current: one === section,
      ...(one === 'waiting' && { count }),
    }
  })
  return (
    <header className={classes.head}>
      <h1 className={classes.headTitle}>{askText.title}</h1>
      <TabLinks label={askText.sectionsLabel} tabs={tabs} />
      {section === 'conversation' && <p className={classes.headNote}>{askText.subtitle}</p>}
    </header>
  )
}
