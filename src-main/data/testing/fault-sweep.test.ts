import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../postgres/testing/test-server'
import { hasStrace } from './fault-run'
import { errorSweep, killSweep, type SweepResult } from './fault-sweep'

const folder = temporaryFolder()
// Of about 750 calls; `killSweep` with more points covers them all.
const points = 40

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a local database', () => {
  it('keeps every acknowledged write when its process is killed', async () => {
    const result = await killSweep({ points, folder })
    print('kill -9', result)
    expect(result.problems).toEqual([])
    expect(result.hit).toBeGreaterThan(points / 2)
    expect(result.acknowledged).toBeGreaterThan(points)
  })

  it.skipIf(!hasStrace())('survives a full or failing disk', async () => {
    const result = await errorSweep({ points: points / 2, folder })
    print('ENOSPC and EIO', result)
    expect(result.problems).toEqual([])
    expect(result.hit).toBeGreaterThan(points / 4)
  })
})

function print(
  what: string,
  { tool, points: run, possible, hit, acknowledged, seconds }: SweepResult,
) {
  process.stdout.write(
    `${what} (${tool}): ${run} of ${possible} points, ${hit} hit, ${acknowledged} acknowledged writes all found, ${seconds} s\n`,
  )
}
