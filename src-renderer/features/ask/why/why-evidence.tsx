import type { Answer } from '@shared/ask/ask-contract'
import { isPartlyUnderstood, routeEvidence } from './route-evidence'
import classes from './why-panel.module.css'
import { WhySection } from './why-section'
import { whyText } from './why-text'

/** What words and meaning said each for itself, what else counted, and which router decided. */
export function WhyEvidence({ answer }: { readonly answer: Answer }) {
  const rows = routeEvidence(answer)
  const partly = isPartlyUnderstood(answer)
  if (rows.length === 0 && !partly) return null
  return (
    <WhySection title={whyText.evidence}>
      {partly && <p className={classes.dim}>{whyText.partlyUnderstood}</p>}
      <dl className={classes.pairs}>
        {rows.map(({ name, value }) => (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </WhySection>
  )
}
