import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadConfig, parseConfig } from './config'

const folder = () => mkdtempSync(join(tmpdir(), 'clubos-config-'))

function folderWith(content: string): string {
  const made = folder()
  writeFileSync(join(made, 'clubos.json'), content)
  return made
}

describe('loadConfig', () => {
  it('works with nothing at all', () => {
    const { config, warnings } = loadConfig({}, folder())
    expect(config.routing).toEqual({
      ...{ specialistAt: 0.7, generalAt: 0.6, emergencyAt: 0.5, outOfScopeAt: 0.5 },
    })
    expect(warnings).toEqual([])
  })

  it('lets the environment win over the managed file', () => {
    const data = folderWith('{"database":{"url":"postgres://file/clubos","pullSeconds":9}}')
    const { config } = loadConfig({ CLUBOS_DATABASE_URL: 'postgres://env/clubos' }, data)
    expect(config.database).toEqual({ url: 'postgres://env/clubos', pullSeconds: 9 })
  })

  it('names an unknown key and goes on', () => {
    const { config, warnings } = loadConfig({}, folderWith('{"routing":{"specialst":0.9}}'))
    expect(warnings).toEqual([expect.stringContaining('“routing.specialst” is not a setting')])
    expect(config.routing.specialistAt).toBe(0.7)
  })

  it('names a wrong value, uses its default and keeps the right ones', () => {
    const data = folderWith('{"routing":{"specialistAt":"high","generalAt":0.5}}')
    const { config, warnings } = loadConfig({}, data)
    expect(warnings).toEqual([expect.stringContaining('“routing.specialistAt” is wrong')])
    expect(config.routing).toMatchObject({ specialistAt: 0.7, generalAt: 0.5 })
  })

  it('says when the file is broken, or named but missing', () => {
    expect(loadConfig({}, folderWith('{"routing":')).warnings[0]).toMatch(/not valid JSON/)
    const missing = { CLUBOS_CONFIG: '/nowhere/clubos.json' }
    expect(loadConfig(missing, folder()).warnings[0]).toMatch(/is not there/)
  })
})

describe('keys of models', () => {
  const key = 'sk-live-0123456789abcdef'

  it('come from the managed file, and the environment wins', () => {
    const file = folderWith('{"models":{"openai":{"apiKey":"sk-file","model":"gpt-4.1-mini"}}}')
    const { config, warnings } = loadConfig({ CLUBOS_OPENAI_API_KEY: key }, file)
    expect(warnings).toEqual([])
    expect(config.models.openai?.apiKey?.reveal()).toBe(key)
    expect(config.models.openai?.model).toBe('gpt-4.1-mini')
    expect(config.models.order).toEqual(['openai', 'anthropic'])
    expect(config.models.anthropic).toBeUndefined()
  })

  it('are not needed where a server of one’s own is named', () => {
    const { config } = loadConfig({ CLUBOS_OPENAI_BASE_URL: 'http://10.0.0.9:8080/v1' }, folder())
    expect(config.models.openai).toEqual({ baseUrl: 'http://10.0.0.9:8080/v1' })
  })

  it('show in no text that is made of the configuration', () => {
    const { config } = loadConfig({ CLUBOS_ANTHROPIC_API_KEY: key }, folder())
    const texts = [
      JSON.stringify(config),
      inspect(config, { depth: 9 }),
      `${config.models.anthropic?.apiKey}`,
    ]
    for (const text of texts) expect(text).not.toContain('sk-live')
  })

  it.each([
    ['a key with a line break', { apiKey: `${key}\nx` }],
    ['a key as a name', { [key]: true }],
    ['an address that is none', { apiKey: key, baseUrl: key }],
    ['an address misspelt', { apiKey: key, baseURL: 'http://127.0.0.1:1' }],
    ['an address with a password', { baseUrl: `https://me:${key}@models.example` }],
    ['an open line', { apiKey: key, baseUrl: 'http://models.example/v1' }],
  ])('leaves a provider out whole with %s, and repeats nothing of it', (_, openai) => {
    const { config, warnings } = parseConfig({ models: { openai } })
    expect(config.models.openai).toBeUndefined()
    expect(warnings).toEqual([expect.stringContaining('“models.openai” is not used at all')])
    expect(warnings.join()).not.toContain('sk-live')
  })
})

it('turns any JSON into a whole configuration', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { config } = parseConfig(value)
      expect(config.database.pullSeconds).toBeGreaterThan(0)
      expect(config.routing.specialistAt).toBeLessThanOrEqual(1)
    }),
  )
})
