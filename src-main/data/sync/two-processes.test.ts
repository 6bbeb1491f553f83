import { beforeEach, describe, expect, it } from 'vitest'
import { pageSize } from './pull'
import type { SyncCopy } from './sync-copy'
import { SyncSession } from './sync-session'
import type { CentralModel } from './testing/central-model'
import { cutLine, ModelDesk, newJob, testModel } from './testing/model-desk'

let model: CentralModel
let ada: ModelDesk
let bea: ModelDesk

interface Process {
  sync(): Promise<void>
  /** How often it heard that the other one fetched something. */
  heard(): number
  /** Comes before the next answer of that kind is taken in. */
  beforeTaking(call: 'hello' | 'pull', work: () => Promise<void>): void
}

/** A process of its own on Ada's file, such as a command beside the running app. */
function process(): Process {
  const database = model.as('ada')
  let heard = 0
  let due: { call: string; work: () => Promise<void> } | null = null
  const answered = async <Reply>(call: string, reply: Reply): Promise<Reply> => {
    const now = due?.call === call ? due : null
    if (now !== null) due = null
    await now?.work()
    return reply
  }
  const copy: SyncCopy = {
    ...ada.copy,
    known: { cursor: 0, pageSize },
    onFetchedElsewhere: () => {
      heard += 1
    },
  }
  const session = new SyncSession({
    copy,
    central: {
      hello: async (device) => answered('hello', database.hello(device)),
      push: async (device, operations) => database.push(device, operations),
      pull: async (after, limit) => answered('pull', database.pull(after, limit)),
    },
    monotonic: () => 0,
    breathe: async () => undefined,
  })
  return {
    sync: () => session.sync(new AbortController().signal),
    heard: () => heard,
    beforeTaking: (call, work) => {
      due = { call, work }
    },
  }
}

beforeEach(async () => {
  model = testModel()
  ada = new ModelDesk(model, 'ada')
  bea = new ModelDesk(model, 'bea')
  bea.writer.write((changes) => {
    for (const placeId of ['harbour', 'mill']) changes.insert('jobs', newJob({ placeId }))
  })
  await bea.sync()
})

describe('two processes on one file', () => {
  it('keeps the copy when one begins it anew while the other takes in its last page', async () => {
    const app = process()
    await app.sync()
    const command = process()
    app.beforeTaking('pull', async () => {
      model.setSight('ada', ['harbour', 'mill'])
      command.beforeTaking('pull', async () => cutLine())
      await expect(command.sync()).rejects.toThrow('cut')
    })
    await app.sync()
    expect(ada.jobs()).toHaveLength(2)
  })

  it('tells each what the other one fetched', async () => {
    const app = process()
    await app.sync()
    const before = app.heard()
    bea.writer.write((changes) => changes.insert('jobs', newJob({ title: 'Gate' })))
    await bea.sync()
    await process().sync()
    await app.sync()
    expect(app.heard()).toBe(before + 1)
    await app.sync()
    expect(app.heard()).toBe(before + 1)
    expect(ada.jobs()).toHaveLength(3)
  })

  it('applies each change once when both send what waits', async () => {
    const app = process()
    const command = process()
    await Promise.all([app.sync(), command.sync()])
    ada.writer.write((changes) => {
      for (let made = 0; made < 20; made += 1) changes.insert('jobs', newJob({ title: 'Gate' }))
    })
    await Promise.all([app.sync(), command.sync()])
    await bea.sync()
    expect(bea.jobs()).toHaveLength(22)
    expect(ada.jobs().every(({ version }) => version === 1)).toBe(true)
    expect(ada.letters.list()).toEqual([])
  })
})
