import type { Person } from '@shared/accounts/account-contract'
import { management } from '@shared/accounts/role'
import { useLocation } from 'wouter'
import { type Tab, TabLinks } from '../../../app/tab-links'
import { BackButton } from '../../../ui/back-button'
import { ScrollPage } from '../../../ui/scroll-page'
import { AssignmentSection } from './assignment-section'
import { PromisesSection } from './promises-section'
import classes from './setup.module.css'
import { type SetupSection, setupPath, setupSections } from './setup-sections'
import { setupText as text } from './setup-text'
import { ShiftsSection } from './shifts-section'
import { TemplatesSection } from './templates-section'

interface Props {
  readonly section: SetupSection
  readonly person: Person
}

/** What is promised about tickets, who gets them, and which come again. */
export function TicketSetupScreen({ section, person }: Props) {
  const [, navigate] = useLocation()
  const tabs = setupSections.map(
    (one): Tab => ({ path: setupPath(one), name: text.sections[one], current: one === section }),
  )
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <BackButton label={text.back} onBack={() => navigate('/tickets')} />
        <h1 className={classes.title}>{text.title}</h1>
      </header>
      <TabLinks label={text.sectionsLabel} tabs={tabs} />
      <div className={classes.body}>
        <ScrollPage label={text.sections[section]}>
          <SectionContent section={section} person={person} />
        </ScrollPage>
      </div>
    </div>
  )
}

function SectionContent({ section, person }: Props) {
  const decides = (management as readonly string[]).includes(person.role)
  switch (section) {
    case 'promises':
      return <PromisesSection admin={person.role === 'admin'} />
    case 'assignment':
      return <AssignmentSection decides={decides} person={person} />
    case 'shifts':
      return <ShiftsSection decides={decides} person={person} />
    case 'templates':
      return <TemplatesSection decides={decides} person={person} />
  }
}
