import type { Span } from '@shared/traces/trace-contract'
import { exactDurationText } from '../../ui/measure-text'
import classes from './trace-detail.module.css'
import { tracesText } from './traces-text'

/** Everything that the chosen step recorded. */
export function SpanAttributes({ span }: { readonly span: Span }) {
  const attributes = Object.entries(span.attributes)
  return (
    <section aria-label={tracesText.attributes(span.name)} className={classes.attributes}>
      <h3 className={classes.attributesTitle}>{span.name}</h3>
      <dl className={classes.pairs}>
        <dt>{tracesText.start}</dt>
        <dd>{exactDurationText(span.startMs)}</dd>
        <dt>{tracesText.time}</dt>
        <dd>{exactDurationText(span.durationMs)}</dd>
        {attributes.map(([name, value]) => (
          <AttributePair key={name} name={name} value={String(value)} />
        ))}
      </dl>
      {attributes.length === 0 && <p className={classes.none}>{tracesText.noAttributes}</p>}
    </section>
  )
}

function AttributePair({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}
