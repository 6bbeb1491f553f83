import type { Span } from '@shared/traces/trace-contract'
import { probabilityText } from '../../../ui/measure-text'
import type { EvidenceRow } from './route-evidence'
import { whyText } from './why-text'

/** How many passages were weighed, and how likely they answer; nothing where none was looked for. */
export function passageRows(spans: readonly Span[]): readonly EvidenceRow[] {
  const attributes = spans.find(({ name }) => name === 'tier knowledge')?.attributes ?? {}
  const candidates = attributes['clubos.retrieval.candidates']
  const probability = attributes['clubos.retrieval.probability']
  return [
    ...(typeof candidates === 'number'
      ? [{ name: whyText.passagesWeighed, value: candidates.toLocaleString('en') }]
      : []),
    ...(typeof probability === 'number' && candidates !== 0
      ? [{ name: whyText.passageAnswers, value: probabilityText(probability) }]
      : []),
  ]
}
