import type { Audience } from '@shared/accounts/role'
import { compileTemplates } from '../compile-templates'
import type { Fact, PlaceFacts, TemplateAnswer } from '../template-types'
import { demoFacts } from './demo-facts'

const demo = demoFacts()

export interface Asked {
  readonly question: string
  readonly at: string
  readonly facts?: readonly Fact[]
  readonly places?: readonly PlaceFacts[]
  readonly locationId?: string | null
  readonly audiences?: readonly Audience[]
}

/** Asks the templates of the demo club. @throws Error where they do not read the question */
export function askTemplate({
  question,
  at,
  facts = demo.facts,
  places = demo.places,
  ...rest
}: Asked): TemplateAnswer | null {
  const templates = compileTemplates({ facts: () => facts, places: () => places })
  const reading = templates.read(question)
  if (reading === null) throw new Error(`Not read: ${question}`)
  const scope = { audiences: rest.audiences ?? (['public'] as const), now: new Date(at) }
  return templates.answer(reading, { ...scope, locationId: rest.locationId ?? null })
}

/** The text of each block. */
export const templateTexts = (asked: Asked): readonly string[] | null =>
  askTemplate(asked)?.blocks.map(({ text }) => text) ?? null

/** The demo club's facts, with those of one key changed. */
export const changedFacts = (key: string, change: (value: unknown) => unknown): readonly Fact[] =>
  demo.facts.map((fact) => (fact.key === key ? { ...fact, value: change(fact.value) } : fact))
