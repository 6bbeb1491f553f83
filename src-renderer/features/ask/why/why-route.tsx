import { UnstyledButton } from '@mantine/core'
import type { RouteReport } from '@shared/ask/ask-contract'
import { type ReactNode, useState } from 'react'
import { assistantNames } from '../../../app/vocabulary'
import { probabilityText } from '../../../ui/measure-text'
import classes from './why-panel.module.css'
import { WhySection } from './why-section'
import { whyText } from './why-text'

const shownLabels = 3

interface Props {
  readonly route: RouteReport
  /** What can be done about it. */
  readonly children: ReactNode
}

/** How probable each assistant was, and what spoke for the chosen one. */
export function WhyRoute({ route, children }: Props) {
  const [all, setAll] = useState(false)
  const scores = all ? route.scores : route.scores.slice(0, shownLabels)
  return (
    <>
      <WhySection title={whyText.route}>
        <dl className={classes.bars}>
          {scores.map(({ label, probability }) => (
            <div
              key={label}
              className={classes.bar}
              data-chosen={label === route.label || undefined}
            >
              <dt>{assistantNames[label]}</dt>
              <dd className={classes.probability}>{probabilityText(probability)}</dd>
              <span className={classes.track} aria-hidden="true">
                <span className={classes.fill} style={{ width: `${100 * probability}%` }} />
              </span>
            </div>
          ))}
        </dl>
        {route.scores.length > shownLabels && (
          <UnstyledButton className={classes.link} aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? whyText.fewLabels : whyText.allLabels}
          </UnstyledButton>
        )}
        {children}
      </WhySection>
      <WhySection title={whyText.words}>
        <p>{route.words.length === 0 ? whyText.noWords : route.words.join(', ')}</p>
      </WhySection>
      {route.nearest.length > 0 && (
        <WhySection title={whyText.nearest}>
          <ul className={classes.nearest}>
            {route.nearest.map(({ text, label, similarity }) => (
              <li key={text}>
                “{text}”
                <span className={classes.dim} title={whyText.similarity}>
                  {assistantNames[label]} · {probabilityText(similarity)}
                </span>
              </li>
            ))}
          </ul>
        </WhySection>
      )}
    </>
  )
}
