import { isLoopback, type ModelSettings, type ProviderSettings } from '../platform/model-settings'
import { createAnthropicModel } from './anthropic-model'
import type { PricedModel } from './model-budget'
import type { ModelPatience } from './model-call'
import { type CatalogueEntry, catalogueEntry, type ModelCatalogue } from './model-catalogue'
import { freeOfCharge, type ModelPrice } from './model-prices'
import { createOpenAiModel } from './openai-model'
import { type ModelProvider, modelProviders } from './text-model'

interface ConfiguredModels {
  readonly settings: ModelSettings
  readonly catalogue: ModelCatalogue
  /** Interactive unless told otherwise. */
  readonly patience?: ModelPatience
}

/** The models that have a key or an address, with their prices, in the order in which to ask. */
export function configuredModels({
  settings,
  catalogue,
  patience,
}: ConfiguredModels): readonly PricedModel[] {
  const order = new Set<ModelProvider>([...settings.order, ...modelProviders])
  return [...order].flatMap((provider) => {
    const found = settings[provider]
    if (found?.apiKey === undefined && found?.baseUrl === undefined) return []
    const access = {
      apiKey: found.apiKey?.reveal() ?? null,
      baseUrl: found.baseUrl ?? null,
      model: found.model ?? catalogue.defaults[provider],
      ...(patience !== undefined && { patience }),
    }
    const known = catalogueEntry(catalogue, access.model)
    return [{ model: textModel(provider, access, known), price: priceOf(found, known) }]
  })
}

type Access = Parameters<typeof createAnthropicModel>[0]

function textModel(provider: ModelProvider, access: Access, known: CatalogueEntry) {
  const { withoutThinking, takesTemperature, reasoningEffort = null } = known
  if (provider === 'anthropic') return createAnthropicModel({ ...access, withoutThinking })
  return createOpenAiModel({
    ...access,
    reasoningEffort,
    // A server of one's own takes it as a rule; what OpenAI's newer models refuse is in the table.
    takesTemperature: takesTemperature || access.baseUrl !== null,
  })
}

function priceOf({ price, baseUrl }: ProviderSettings, known: CatalogueEntry): ModelPrice {
  if (price !== undefined) return price
  return baseUrl !== undefined && isLoopback(baseUrl) ? freeOfCharge : known
}
