import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { countCheck, countPlaywright, countVitest } from './test-counts.mjs'

const folder = mkdtempSync(join(tmpdir(), 'clubos-counts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** @param {unknown} content */
function report(content) {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

const vitest = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{}, {}, {}, {}] }],
}

describe('counts of a run', () => {
  it('take a check for one pass or one failure', () => {
    expect(countCheck(0)).toEqual({ passed: 1, failed: 0, skipped: 0 })
    expect(countCheck(2)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  it('are those of the report', () => {
    expect(countVitest(report(vitest), 0)).toEqual({ passed: 3, failed: 0, skipped: 1 })
    const stats = { expected: 5, unexpected: 1, flaky: 0, skipped: 2 }
    expect(countPlaywright(report({ stats }), 1)).toEqual({ passed: 5, failed: 1, skipped: 2 })
  })

  it('include a file that could not be loaded', () => {
    const testResults = [...vitest.testResults, { status: 'failed', assertionResults: [] }]
    expect(countVitest(report({ ...vitest, testResults }), 1).failed).toBe(1)
  })

  it('include a test that passed only when repeated', () => {
    const stats = { expected: 5, unexpected: 0, flaky: 1, skipped: 0 }
    expect(countPlaywright(report({ stats }), 0).failed).toBe(1)
  })

  it('are one failure when a runner crashed, left no report, or found no test', () => {
    expect(countVitest(report(vitest), 1).failed).toBe(1)
    expect(countVitest(join(folder, 'absent.json'), 0).failed).toBe(1)
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }
    expect(countPlaywright(report({ stats }), 0).failed).toBe(1)
  })
})
