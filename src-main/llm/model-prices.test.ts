import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseConfig } from '../platform/config'
import { configuredModels } from './configured-models'
import { catalogueEntry, parseModelCatalogue } from './model-catalogue'
import { costMicros, mostMicros } from './model-prices'

const catalogue = parseModelCatalogue(JSON.parse(readFileSync('resources/models.json', 'utf8')))

const modelsOf = (models: unknown) =>
  configuredModels({ settings: parseConfig({ models }).config.models, catalogue })

describe('prices', () => {
  it('knows the models that are asked unless told otherwise', () => {
    for (const model of Object.values(catalogue.defaults)) {
      expect(Object.keys(catalogue.models)).toContain(model)
    }
  })

  it('says of each where it was read', () => {
    for (const { source } of Object.values(catalogue.models)) {
      expect(catalogue.sources[source]).toMatch(/Read in|As others quote/)
    }
  })

  it('knows a dated name by the name before the date', () => {
    expect(catalogueEntry(catalogue, 'gpt-4.1-mini-2025-04-14').input).toBe(0.4)
    expect(catalogueEntry(catalogue, 'claude-haiku-4-5-20251001').output).toBe(5)
  })

  it('takes an unknown model for the dearest', () => {
    const unknown = catalogueEntry(catalogue, 'toString')
    for (const { input, output, long } of Object.values(catalogue.models)) {
      expect(unknown.input).toBeGreaterThanOrEqual(Math.max(input, long?.input ?? 0))
      expect(unknown.output).toBeGreaterThanOrEqual(Math.max(output, long?.output ?? 0))
    }
  })

  it('counts in millionths of a dollar, rounded up, and long prompts at their own price', () => {
    const price = { input: 0.1, output: 0.5, long: { aboveTokens: 1_000, input: 0.5, output: 2.5 } }
    expect(costMicros(price, { inputTokens: 1_000, outputTokens: 3 })).toBe(102)
    expect(costMicros(price, { inputTokens: 1_001, outputTokens: 3 })).toBe(508)
  })

  it('never reserves less than a call can cost', () => {
    const texts = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(texts, texts, fc.nat(4_000), fc.nat(100), (system, user, maxTokens, input) => {
        const price = { input, output: 7 }
        // A token is a byte at least.
        const inputTokens = Buffer.byteLength(system + user)
        const most = mostMicros(price, { system, user, maxTokens })
        expect(most).toBeGreaterThanOrEqual(
          costMicros(price, { inputTokens, outputTokens: maxTokens }),
        )
      }),
    )
  })
})

describe('configured models', () => {
  it('are those with a key or an address, in the order given', () => {
    expect(modelsOf({})).toEqual([])
    expect(modelsOf({ openai: { model: 'gpt-4.1' } })).toEqual([])
    const both = { openai: { apiKey: 'k' }, anthropic: { apiKey: 'k' }, order: ['anthropic'] }
    expect(modelsOf(both).map(({ model }) => `${model.provider} ${model.model}`)).toEqual([
      `anthropic ${catalogue.defaults.anthropic}`,
      `openai ${catalogue.defaults.openai}`,
    ])
  })

  it('cost nothing on this machine, unless a price is set', () => {
    const price = { input: 2, output: 3 }
    const at = (baseUrl: string, more = {}) =>
      modelsOf({ openai: { baseUrl, model: 'llama3.1:8b', ...more } })[0]?.price
    expect(at('http://127.0.0.1:11434/v1')).toEqual({ input: 0, output: 0 })
    expect(at('http://localhost:11434/v1')).toEqual({ input: 0, output: 0 })
    expect(at('http://127.0.0.1:11434/v1', { price })).toEqual(price)
    expect(at('https://127.0.0.1.example/v1')?.input).toBe(catalogue.unknown.input)
  })
})
