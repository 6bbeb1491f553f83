import type { Answer } from '@shared/ask/ask-contract'
import { assistantNames } from '../../../app/vocabulary'
import { probabilityText } from '../../../ui/measure-text'
import { whyText } from './why-text'

export interface EvidenceRow {
  readonly name: string
  readonly value: string
}

/** Below this a chance of an emergency is noise. */
const notableEmergency = 0.1

/** What stood behind the scores: nothing where rules decided before any router was asked. */
export function routeEvidence({ route, decision }: Answer): readonly EvidenceRow[] {
  if (route.scores.length < 2) return []
  const { opinions, outOfScope, emergency, context, model } = route
  const secondLineFor = decision?.secondLineFor ?? null
  return [
    ...row(whyText.byWords, opinions.words, opinionText),
    ...row(whyText.byMeaning, opinions.meaning, opinionText),
    ...row(whyText.outOfScope, outOfScope, probabilityText),
    ...row(whyText.emergency, notable(emergency), probabilityText),
    ...row(whyText.secondLine, secondLineFor, (specialist) =>
      whyText.instead(assistantNames[decision?.assistant ?? 'general'], assistantNames[specialist]),
    ),
    ...row(whyText.context, context.length === 0 ? null : context, (names) =>
      names.map((name) => whyText.contexts[name] ?? name).join(', '),
    ),
    { name: whyText.decidedBy, value: whyText.router(model) },
  ]
}

/** Whether much of the question was in words that the router never saw. */
export function isPartlyUnderstood({ route }: Answer): boolean {
  return route.understood < leastUnderstood
}

const leastUnderstood = 0.4

function row<Value>(
  name: string,
  value: Value | null,
  text: (value: Value) => string,
): readonly EvidenceRow[] {
  return value === null ? [] : [{ name, value: text(value) }]
}

type Opinion = NonNullable<Answer['route']['opinions']['words']>

const opinionText = ({ label, probability }: Opinion) =>
  whyText.opinion(assistantNames[label], probabilityText(probability))

const notable = (emergency: number | null) =>
  emergency !== null && emergency >= notableEmergency ? emergency : null
