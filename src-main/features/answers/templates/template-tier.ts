import type { Templates } from './compile-templates'
import type { TemplateScope } from './template-types'

interface Asked {
  readonly question: string
  readonly scope: Omit<TemplateScope, 'now'>
  readonly now: Date
}

type Span = { set(attributes: Record<string, string>): void }

/** Hours, prices, places: computed from facts at the moment of asking, never from prose. */
export class TemplateTier {
  readonly tier = 'template' as const

  constructor(private readonly templates: Templates) {}

  answer({ question, scope, now }: Asked, span: Span) {
    const reading = this.templates.read(question)
    if (reading === null) return { outcome: 'passed', reason: 'no-template' } as const
    const { template: name, assistant, words } = reading
    span.set({ 'clubos.template.name': name })
    const answer = this.templates.answer(reading, { ...scope, now })
    if (answer === null) return { outcome: 'passed', reason: 'fact-missing' } as const
    const { blocks, citations, slots } = answer
    return {
      ...({ outcome: 'answered', reason: 'filled-in' } as const),
      ...{ blocks, citations, template: { name, slots } },
      taken: { assistant, confidence: 1, words },
    }
  }
}
