import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { type RowNotice, RowNotices } from './row-notices'

const told: RowNotice[] = []
const notices = new RowNotices((notice) => told.push(notice))
const quiet = () => sleep(250)

afterEach(() => {
  notices.close()
  told.length = 0
})

describe('RowNotices', () => {
  it('tells of a change at once', () => {
    notices.add([{ entity: 'tickets', ids: ['a'] }])
    expect(told).toEqual([{ entity: 'tickets', ids: ['a'] }])
  })

  it('makes few notices of a storm, and loses nothing of it', async () => {
    for (let at = 0; at < 100; at += 1) notices.add([{ entity: 'tickets', ids: [`${at % 50}`] }])
    notices.add([{ entity: 'facts', ids: ['f'] }])
    await quiet()
    expect(told).toHaveLength(3)
    expect(new Set(told.flatMap(({ ids }) => ids)).size).toBe(51)
  })

  it('does not name rows one by one when there are very many, or nobody knows which', async () => {
    notices.add([{ entity: 'tickets', ids: ['first'] }])
    for (let at = 0; at < 300; at += 1) notices.add([{ entity: 'tickets', ids: [`${at}`] }])
    notices.addAll(['facts'])
    notices.add([{ entity: 'facts', ids: ['f'] }])
    await quiet()
    expect(told.slice(1)).toEqual([
      { entity: 'tickets', ids: null },
      { entity: 'facts', ids: null },
    ])
  })

  it('says nothing once it is closed', async () => {
    notices.add([{ entity: 'tickets', ids: ['a'] }])
    notices.add([{ entity: 'tickets', ids: ['b'] }])
    notices.close()
    await quiet()
    expect(told).toHaveLength(1)
  })
})
