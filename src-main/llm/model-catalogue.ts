import { z } from 'zod'

const dollars = z.number().min(0).max(10_000)

const price = z.object({ input: dollars, output: dollars })

const entry = price.extend({
  /** Prompts above so many tokens cost more, all of them and the reply. */
  long: price.extend({ aboveTokens: z.number().int().positive() }).optional(),
  reasoningEffort: z.enum(['none', 'minimal', 'low']).optional(),
  takesTemperature: z.boolean().default(true),
  withoutThinking: z.boolean().default(false),
})

/** Where a price was read: a provider's own page, or elsewhere. */
const sources = ['openai', 'anthropic', 'second-hand'] as const

const schema = z.object({
  sources: z.record(z.enum(sources), z.string()),
  defaults: z.object({ openai: z.string(), anthropic: z.string() }),
  unknown: price,
  models: z.record(z.string(), entry.extend({ source: z.enum(sources) })),
})

export type ModelCatalogue = z.output<typeof schema>
export type CatalogueEntry = z.output<typeof entry>

/** @param json what `resources/models.json` holds */
export function parseModelCatalogue(json: unknown): ModelCatalogue {
  return schema.parse(json)
}

/** `gpt-4.1-2025-04-14` and `claude-haiku-4-5-20251001` are dated forms of the name before. */
const dated = /-\d{4}-?\d{2}-?\d{2}$/

/** What is known of a model; the price of an unknown one is dear on purpose. */
export function catalogueEntry(catalogue: ModelCatalogue, model: string): CatalogueEntry {
  const found = (name: string) =>
    Object.hasOwn(catalogue.models, name) ? catalogue.models[name] : undefined
  return (
    found(model) ??
    found(model.replace(dated, '')) ?? {
      ...catalogue.unknown,
      takesTemperature: false,
      withoutThinking: false,
    }
  )
}
