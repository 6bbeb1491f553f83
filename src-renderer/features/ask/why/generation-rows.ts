import type { GenerationReport } from '@shared/ask/answer-evidence'
import { durationText } from '../../../ui/measure-text'
import { costText } from '../cost-text'
import { generationText } from '../generation-text'
import type { EvidenceRow } from './route-evidence'
import { whyText } from './why-text'

/** What a call to a model was and came to. */
export function generationRows(generation: GenerationReport): readonly EvidenceRow[] {
  const { provider, model, prompt, firstWordMs, micros, ...counts } = generation
  const { citationsDropped, sentencesDropped, redacted, inputTokens, outputTokens } = counts
  const names = whyText.generationNames
  const number = (value: number) => value.toLocaleString('en')
  return [
    { name: names.provider, value: generationText.provider(provider) },
    { name: names.model, value: model },
    { name: names.prompt, value: prompt },
    ...(firstWordMs === null ? [] : [{ name: names.firstWord, value: durationText(firstWordMs) }]),
    { name: names.citations, value: number(citationsDropped) },
    { name: names.sentences, value: number(sentencesDropped) },
    { name: names.redacted, value: number(redacted) },
    { name: names.tokens, value: whyText.tokens(number(inputTokens), number(outputTokens)) },
    { name: names.cost, value: costText(micros) },
  ]
}
