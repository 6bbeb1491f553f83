import type { RouterMetrics } from '@shared/training/training-contract'
import { errorText } from '../../../ui/figure-text'
import { trainingText } from '../training-text'
import classes from './quality-section.module.css'

const text = trainingText.quality
const box = { left: 40, top: 8, width: 344, height: 216 }
const size = { width: 400, height: 264 }
const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1]

const across = (value: number) => box.left + value * box.width
const up = (value: number) => box.top + (1 - value) * box.height

/** A bar for how often each bin is right, a dot where its mean confidence is. */
export function ReliabilityDiagram({ metrics }: { readonly metrics: RouterMetrics }) {
  const label = text.diagram(errorText(metrics.ece))
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size.width} ${size.height}`}
      className={classes.diagram}
    >
      <Axes />
      <Bins reliability={metrics.reliability} />
      <line x1={across(0)} y1={up(0)} x2={across(1)} y2={up(1)} className={classes.diagonal} />
    </svg>
  )
}

function Axes() {
  return (
    <g>
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={across(0)}
            x2={across(1)}
            y1={up(tick)}
            y2={up(tick)}
            className={classes.grid}
          />
          <text x={box.left - 8} y={up(tick) + 4} textAnchor="end">
            {tick.toFixed(1)}
          </text>
          <text x={across(tick)} y={up(0) + 18} textAnchor="middle">
            {tick.toFixed(1)}
          </text>
        </g>
      ))}
      <text x={across(0.5)} y={size.height - 4} textAnchor="middle">
        {text.confidence}
      </text>
      <text transform={`translate(10 ${up(0.5)}) rotate(-90)`} textAnchor="middle">
        {text.accuracy}
      </text>
    </g>
  )
}

function Bins({ reliability }: Pick<RouterMetrics, 'reliability'>) {
  const width = box.width / Math.max(1, reliability.length)
  return (
    <g>
      {reliability.map(({ count, confidence, accuracy }, bin) => {
        if (count === 0) return null
        const start = bin / reliability.length
        return (
          <g key={start}>
            <rect
              x={across(start) + 1}
              y={up(accuracy)}
              width={width - 2}
              height={up(0) - up(accuracy)}
              className={classes.accuracyBar}
            />
            <circle cx={across(confidence)} cy={up(accuracy)} r={4} className={classes.dot} />
          </g>
        )
      })}
    </g>
  )
}
