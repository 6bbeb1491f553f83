import type { GenerationReport } from '@shared/ask/answer-evidence'
import { generationText } from '../generation-text'
import { generationRows } from './generation-rows'
import classes from './why-evidence.module.css'
import panel from './why-panel.module.css'
import { WhySection } from './why-section'
import { whyText } from './why-text'

/** The call to a model: who was asked, with what, what came of it and what it cost. */
export function WhyGeneration({ generation }: { readonly generation: GenerationReport }) {
  const { attempts } = generation
  const failed = attempts.filter(({ problem }) => problem !== null)
  return (
    <WhySection title={whyText.generation}>
      {failed.length > 0 && (
        <ol className={classes.attempts} aria-label={whyText.attempts}>
          {failed.map(({ provider, model, problem }) => (
            <li key={`${provider} ${model} ${problem}`}>
              {whyText.attempt(generationText.provider(provider), model)}
              <span className={classes.problem}>{problem}</span>
            </li>
          ))}
        </ol>
      )}
      <dl className={panel.pairs}>
        {generationRows(generation).map(({ name, value }) => (
          <div key={name} className={panel.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </WhySection>
  )
}
