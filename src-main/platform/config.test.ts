import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

it('turns any JSON into a whole configuration', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { config } = parseConfig(value)
      expect(config.database.pullSeconds).toBeGreaterThan(0)
      expect(config.routing.specialistAt).toBeLessThanOrEqual(1)
    }),
  )
})
