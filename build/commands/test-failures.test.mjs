import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { playwrightFailures, vitestFailures } from './test-failures.mjs'

const folder = mkdtempSync(join(tmpdir(), 'clubos-failures-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** @param {unknown} content */
function report(content) {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

describe('what failed, at the end of the log', () => {
  it('names the test and how its message begins', () => {
    const lines = Array.from({ length: 40 }, (_, at) => `line ${at}`)
    const failed = { status: 'failed', fullName: 'a sum is right', failureMessages: lines }
    const passed = { status: 'passed', fullName: 'a sum is made', failureMessages: [] }
    const testResults = [
      { name: 'sum.test.ts', status: 'failed', message: '', assertionResults: [passed, failed] },
      { name: 'other.test.ts', status: 'passed', message: '', assertionResults: [passed] },
    ]
    const [text, ...others] = vitestFailures(report({ testResults }))
    expect(others).toEqual([])
    expect(text).toMatch(/^✗ sum\.test\.ts › a sum is right\n {4}line 0\n/)
    expect(text).not.toContain('line 12')
  })

  it('names a file that could not be loaded', () => {
    const broken = { name: 'a.test.ts', status: 'failed', message: 'no b', assertionResults: [] }
    expect(vitestFailures(report({ testResults: [broken] }))).toEqual(['✗ a.test.ts\n    no b'])
  })

  it('names tests of the app, nested and repeated ones too, and what stopped the run', () => {
    const spec = (/** @type {string} */ title, /** @type {string} */ status) => ({
      ...{ title, file: 'ask.spec.ts', line: 7 },
      tests: [{ status, results: [{ errors: [{ message: '\u001b[31mred\u001b[39m' }] }] }],
    })
    const nested = { specs: [spec('third', 'flaky')] }
    const suites = [
      { specs: [spec('first', 'expected'), spec('second', 'unexpected')], suites: [nested] },
    ]
    expect(playwrightFailures(report({ suites, errors: [{ message: 'no display' }] }))).toEqual([
      '✗ the run\n    no display',
      '✗ ask.spec.ts:7 › second\n    red',
      '✗ ask.spec.ts:7 › third\n    red',
    ])
  })

  it('is nothing when there is no report', () => {
    expect(vitestFailures(join(folder, 'absent.json'))).toEqual([])
    expect(playwrightFailures(join(folder, 'absent.json'))).toEqual([])
  })
})
