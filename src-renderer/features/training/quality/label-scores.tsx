import { type Label, labels } from '@shared/ask/assistant'
import type { RouterMetrics } from '@shared/training/training-contract'
import { assistantNames } from '../../../app/vocabulary'
import { countText, pointsText, shareText } from '../../../ui/figure-text'
import panels from '../../../ui/panels.module.css'
import { TableScroll } from '../table-scroll'
import { trainingText } from '../training-text'

const text = trainingText.quality

interface Props {
  readonly live: RouterMetrics | null
  readonly candidate: RouterMetrics | null
}

/** Precision and recall of each assistant, and how the candidate's differ. */
export function LabelScores({ live, candidate }: Props) {
  const shown = candidate ?? live
  const compared = candidate !== null && live !== null
  return (
    <section aria-label={text.perLabel} className={panels.card}>
      <h2 className={panels.cardTitle}>{text.perLabel}</h2>
      <TableScroll label={text.perLabel}>
        <table className={panels.table}>
          <thead>
            <tr>
              <th scope="col">{text.assistant}</th>
              <th scope="col">{trainingText.figures.examples}</th>
              <th scope="col">{text.precision}</th>
              {compared && <th scope="col">{text.difference}</th>}
              <th scope="col">{text.recall}</th>
              {compared && <th scope="col">{text.difference}</th>}
            </tr>
          </thead>
          <tbody>
            {labels.map((label) => (
              <ScoreRow key={label} {...{ label, shown }} before={compared ? live : null} />
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  )
}

interface RowProps {
  readonly label: Label
  readonly shown: RouterMetrics | null
  readonly before: RouterMetrics | null
}

function ScoreRow({ label, shown, before }: RowProps) {
  const score = shown?.perLabel.find((one) => one.label === label)
  const earlier = before?.perLabel.find((one) => one.label === label)
  if (score === undefined) return null
  return (
    <tr>
      <th scope="row">{assistantNames[label]}</th>
      <td className={panels.dim}>{countText(score.examples)}</td>
      <td>{shareText(score.precision)}</td>
      {earlier !== undefined && <Points difference={score.precision - earlier.precision} />}
      <td>{shareText(score.recall)}</td>
      {earlier !== undefined && <Points difference={score.recall - earlier.recall} />}
    </tr>
  )
}

/** The sign says which way; the colour repeats it. */
function Points({ difference }: { readonly difference: number }) {
  const shown = Math.round(difference * 1_000)
  const tone = shown > 0 ? panels.better : shown < 0 ? panels.worse : panels.dim
  return <td className={tone}>{pointsText(difference)}</td>
}
