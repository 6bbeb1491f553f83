import type { Span } from '@shared/traces/trace-contract'
import { passageRows } from './passage-rows'
import classes from './why-panel.module.css'
import { WhySection } from './why-section'
import { whyText } from './why-text'

/** How sure retrieval was that approved passages answer. */
export function WhyPassages({ spans }: { readonly spans: readonly Span[] }) {
  const rows = passageRows(spans)
  if (rows.length === 0) return null
  return (
    <WhySection title={whyText.passages}>
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
