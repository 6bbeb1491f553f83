import type { TemplateReport } from '@shared/ask/answer-evidence'
import classes from './why-panel.module.css'
import { WhySection } from './why-section'
import { whyText } from './why-text'

/** Which template was filled, and with what. */
export function WhyTemplate({ template }: { readonly template: TemplateReport }) {
  const slots = Object.entries(template.slots)
  return (
    <WhySection title={whyText.template}>
      <dl className={classes.pairs}>
        <div className={classes.fact}>
          <dt>{whyText.templateName}</dt>
          <dd>{asWords(template.name)}</dd>
        </div>
        {slots.map(([slot, value]) => (
          <div key={slot} className={classes.fact}>
            <dt>{asWords(slot)}</dt>
            <dd>{asWords(value)}</dd>
          </div>
        ))}
      </dl>
    </WhySection>
  )
}

/** `bay-price` and `weekday:sat` as people read them; dates and times stay as they are. */
const asWords = (name: string) => name.replace(/(?<=\p{L})[-:,](?=\p{L})/gu, ' ')
