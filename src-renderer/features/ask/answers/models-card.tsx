import type { AnswersOverview } from '@shared/answers/answers-contract'
import { IconAlertTriangle, IconCheck, IconZzz } from '@tabler/icons-react'
import { Badge } from '../../../ui/badge'
import panels from '../../../ui/panels.module.css'
import { clockText } from '../../../ui/time-text'
import { costText, dollarsText } from '../cost-text'
import { generationText } from '../generation-text'
import classes from './answers.module.css'
import { answersText as text } from './answers-text'

interface Props {
  readonly overview: AnswersOverview
  /** Management is told what models cost. */
  readonly mayKnowCost: boolean
}

/** Which models may be asked, in which order, and what they have cost. */
export function ModelsCard({ overview: { models, spend }, mayKnowCost }: Props) {
  return (
    <section aria-label={text.models} className={panels.card}>
      <h2 className={panels.cardTitle}>{text.models}</h2>
      {models.length === 0 && (
        <>
          <p>{text.noModels}</p>
          <p className={panels.hint}>{text.noModelsHelp}</p>
        </>
      )}
      {models.length > 0 && (
        <ol aria-label={text.order} className={classes.models}>
          {models.map((model) => (
            <Model key={`${model.provider} ${model.model}`} model={model} />
          ))}
        </ol>
      )}
      {mayKnowCost && <Costs spend={spend} />}
    </section>
  )
}

function Costs({ spend }: Pick<AnswersOverview, 'spend'>) {
  return (
    <>
      <h3 className={classes.sub}>{text.spend}</h3>
      {spend === null && <p className={panels.hint}>{text.spendUnknown}</p>}
      {spend !== null && (
        <div className={classes.spends}>
          <Spend name={text.day} micros={spend.dayMicros} cents={spend.dayCents} />
          <Spend name={text.month} micros={spend.monthMicros} cents={spend.monthCents} />
        </div>
      )}
    </>
  )
}

function Model({ model }: { readonly model: AnswersOverview['models'][number] }) {
  const { state, since } = model
  const Icon = state === 'ready' ? IconCheck : IconZzz
  return (
    <li className={classes.model}>
      <span className={classes.modelName}>
        {generationText.provider(model.provider)}
        <span className={panels.dim}>{model.model}</span>
      </span>
      <Badge tone={state === 'ready' ? 'good' : 'warn'}>
        <Icon size={13} aria-hidden="true" />
        {text.modelStates[state]}
      </Badge>
      {state === 'resting' && (
        <span className={classes.problem}>{text.resting(clockText(since))}</span>
      )}
    </li>
  )
}

/** A cap of nothing is no cap that was reached. */
function spentText(micros: number, cents: number): string {
  if (cents === 0) {
    return micros === 0 ? text.noBudget : `${text.spentBefore(costText(micros))}, ${text.noBudget}`
  }
  const cap = dollarsText(cents)
  return micros === 0 ? text.nothingSpent(cap) : text.spent(costText(micros), cap)
}

interface SpendProps {
  readonly name: string
  readonly micros: number
  readonly cents: number
}

/** What was spent of a cap. */
function Spend({ name, micros, cents }: SpendProps) {
  const spent = micros / 10_000
  const share = cents > 0 ? Math.min(1, spent / cents) : 0
  return (
    <div>
      <p className={classes.spendHead}>
        <span>{name}</span>
        <span>
          {share >= 1 && (
            <span className={classes.usedUp}>
              <IconAlertTriangle size={14} aria-hidden="true" />
              {text.usedUp}
            </span>
          )}
          {spentText(micros, cents)}
        </span>
      </p>
      <span aria-hidden="true" className={classes.track}>
        <span
          className={classes.fill}
          data-full={share >= 1 || undefined}
          style={{ width: `${100 * share}%` }}
        />
      </span>
    </div>
  )
}
