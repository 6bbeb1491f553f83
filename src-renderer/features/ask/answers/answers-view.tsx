import type { Person } from '@shared/accounts/account-contract'
import { management, type Role } from '@shared/accounts/role'
import { ErrorState } from '../../../ui/error-state'
import { Late } from '../../../ui/late'
import { Placeholder } from '../../../ui/placeholder'
import { ScrollPage } from '../../../ui/scroll-page'
import classes from './answers.module.css'
import { answersText as text } from './answers-text'
import { MemoryCard } from './memory-card'
import { ModelsCard } from './models-card'
import { PrecomputeCard } from './precompute-card'
import { SettingsCard } from './settings-card'
import { useAnswersOverview } from './use-answers'

/** How the ways of answering do: what is remembered, how often wrongly, what models cost. */
export function AnswersView({ person }: { readonly person: Person }) {
  const read = useAnswersOverview()
  const overview = read.data
  if (read.error !== null && overview === undefined) {
    return (
      <ErrorState
        title={text.failed}
        message={read.error.message}
        retryLabel={text.retry}
        onRetry={() => read.refetch()}
      />
    )
  }
  return (
    <ScrollPage label={text.label}>
      {overview === undefined && <Skeleton />}
      {overview !== undefined && (
        <div className={classes.columns}>
          <div className={classes.column}>
            <MemoryCard overview={overview} />
            <PrecomputeCard job={overview.precomputation} mayRun={isManagement(person.role)} />
          </div>
          <div className={classes.column}>
            <ModelsCard overview={overview} mayKnowCost={isManagement(person.role)} />
            {/* Support has no settings to read. */}
            {person.role !== 'support' && <SettingsCard admin={person.role === 'admin'} />}
          </div>
        </div>
      )}
    </ScrollPage>
  )
}

const isManagement = (role: Role) => (management as readonly Role[]).includes(role)

function Skeleton() {
  return (
    <Late>
      <Placeholder height={220} />
      <Placeholder height={140} />
    </Late>
  )
}
