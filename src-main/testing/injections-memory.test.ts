import { audiences } from '@shared/accounts/role'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { temporaryFolder } from '../data/postgres/testing/test-server'
import type { LocalDatabase } from '../data/sqlite/local-database'
import { openLocalDatabase } from '../data/sqlite/open-local-database'
import { answerCache } from '../data/sqlite/schema/answer-cache'
import { cachedAnswers } from '../data/sqlite/schema/local-cache'
import { cacheKey } from '../features/answers/cache/remembered-answer'
import { saysMuchMore } from '../features/answers/cache/weighing'
import { silentLogger } from '../platform/logger'
import { furnish, readInjections } from './attack/attacked-club'
import { attackedDesk } from './attack/attacked-desk'
import { says } from './providers/provider-script'

/** Orders to the machine that people type. */
const orders = readInjections().filter(({ place }, n) => place === 'question' && n % 2 === 0)

let local: LocalDatabase
let desk: Awaited<ReturnType<typeof attackedDesk>>

beforeAll(async () => {
  const file = `${temporaryFolder()}/local.sqlite`
  local = openLocalDatabase({ file, migrations: 'migrations/sqlite', logger: silentLogger })
  furnish(local, orders)
  // An attacker who is careful: all that it says is true, so that it is remembered.
  desk = await attackedDesk(local, () =>
    says('Lockers at the club open with a coin and cost 2 dollars a day [1].'),
  )
  for (const order of orders) await desk.put(order)
})

afterAll(async () => {
  await desk.close()
  local.close()
})

const remembered = () => local.read.select().from(answerCache).all()

describe('an answer to a question that gives orders', () => {
  it('is remembered for the very question and audience only, and on this device', () => {
    const asked = new Set(orders.map(({ question }) => cacheKey(question)))
    expect(remembered().length).toBeGreaterThan(20)
    expect(local.read.select().from(cachedAnswers).all()).toEqual([])
    for (const { question, audience, locationId } of remembered()) {
      expect(asked).toContain(question)
      expect([audience, locationId]).toEqual(['staff', null])
      for (const other of audiences.filter((one) => one !== 'staff')) {
        expect(desk.cache.find(question, { audience: other, locationId: null })).toBeNull()
      }
      expect(desk.cache.find(question, { audience: 'staff', locationId: 'truro' })).toBeNull()
    }
  })

  it('is given to nobody who asks what comes before the order, however alike that looks', () => {
    const hits = remembered().flatMap(({ question: cached }) => {
      const [asked = ''] = cached.split(/(?<=[.?!])\s/)
      if (asked === cached || asked.split(' ').length < 3) return []
      const pair = { cached, asked, similarity: 1, similarAt: 0.6 }
      return !saysMuchMore(cached, asked) && desk.matcher.matchTexts(pair).hit ? [pair] : []
    })
    expect(hits).toEqual([])
  })
})
