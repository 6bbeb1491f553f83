import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { repository } from '../postgres/testing/test-server'

const table = readFileSync(join(repository, 'docs', 'architecture', '07-faults.md'), 'utf8')
const named = [...table.matchAll(/`([\w-]+\.(?:test|spec)\.ts) › ([^`]+)`/g)]

const files = ['src-main', 'e2e'].flatMap((folder) =>
  readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(test|spec)\.ts$/.test(file))
    .map((file) => join(repository, folder, file)),
)

it('the table of faults names only tests that exist', () => {
  expect(named.length).toBeGreaterThan(40)
  const missing = named.filter(([, file = '', name = '']) => {
    const found = files.find((each) => basename(each) === file)
    return found === undefined || !readFileSync(found, 'utf8').includes(name)
  })
  expect(missing.map(([text]) => text)).toEqual([])
})
