import type { AnswersOverview } from '@shared/answers/answers-contract'
import { IconAdjustments, IconBan, IconCheck, IconPlayerPause } from '@tabler/icons-react'
import { Badge, type BadgeTone } from '../../../ui/badge'
import { countText } from '../../../ui/figure-text'
import panels from '../../../ui/panels.module.css'
import classes from './answers.module.css'
import { answersText as text } from './answers-text'
import { RangeBar } from './range-bar'

type Semantic = AnswersOverview['semantic']

const looks = {
  on: { tone: 'good', Icon: IconCheck },
  tightened: { tone: 'warn', Icon: IconAdjustments },
  off: { tone: 'bad', Icon: IconBan },
  'switched-off': { tone: 'plain', Icon: IconPlayerPause },
} as const satisfies Record<Semantic['state'], { readonly tone: BadgeTone; readonly Icon: unknown }>

/** How much is remembered, and how often an answer given again was the wrong one. */
export function MemoryCard({ overview }: { readonly overview: AnswersOverview }) {
  const { entries, semantic } = overview
  const { tone, Icon } = looks[semantic.state]
  const state = text.states[semantic.state]
  const figures = [
    [text.own, entries.own],
    [text.shared, entries.shared],
  ] as const
  return (
    <section aria-label={text.memory} className={panels.card}>
      <h2 className={panels.cardTitle}>{text.memory}</h2>
      <dl className={classes.figures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{countText(value)}</dd>
          </div>
        ))}
      </dl>
      <h3 className={classes.sub}>
        {text.semantic}
        <Badge tone={tone}>
          <Icon size={13} aria-hidden="true" />
          {state.name}
        </Badge>
      </h3>
      <p className={panels.hint}>{state.help}</p>
      <HitTable semantic={semantic} />
      {semantic.falseHits === null && (
        <p className={`${panels.hint} ${classes.below}`}>{text.noHits}</p>
      )}
      {semantic.falseHits !== null && (
        <>
          <RangeBar falseHits={semantic.falseHits} budget={semantic.budget} />
          <p className={`${panels.hint} ${classes.below}`}>
            {text.restsOn(text.hitCount(semantic.hits))}
          </p>
        </>
      )}
    </section>
  )
}

/** Whose hits and verdicts are whose. */
function HitTable({ semantic: { here, club } }: { readonly semantic: Semantic }) {
  const rows = [
    [text.hits, here.hits, null],
    [text.judged, here.judged, club.judged],
    [text.wrong, here.wrong, club.wrong],
  ] as const
  return (
    <>
      <div className={`${panels.scroller} ${classes.below}`}>
        <table className={panels.table} aria-label={text.figuresOf}>
          <thead>
            <tr>
              <th scope="col">{text.figuresOf}</th>
              <th scope="col">{text.here}</th>
              <th scope="col">{text.club}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, mine, theirs]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{countText(mine)}</td>
                <td className={theirs === null ? panels.dim : undefined}>
                  {theirs === null ? text.notCounted : countText(theirs)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={`${panels.hint} ${classes.below}`}>{text.whose}</p>
    </>
  )
}
