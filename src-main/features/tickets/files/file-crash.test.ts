import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from '../../../data/sync/testing/desk'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { settled } from '../../../data/sync/testing/settled'
import { type BundledScript, bundleScript } from '../../../data/testing/bundled-script'
import type { FileWork } from '../testing/file-child'
import { fileDesk } from '../testing/file-desk'
import { sha256Of } from './file-bytes'

const child = join(import.meta.dirname, '../testing/file-child.ts')
let scene: DeskScene
let script: BundledScript

beforeAll(async () => {
  scene = await startDeskScene()
  script = await bundleScript(child)
})
afterAll(async () => {
  script.remove()
  await scene.close()
})

/** A desk that has left, with a ticket. */
async function leftDesk() {
  const desk = await scene.open({ role: 'operator' })
  const ticketId = desk.ticket()
  await desk.drained()
  await desk.close()
  return { ...desk.the, ticketId }
}

/** Adds photos there and is killed. @returns the hashes of those that it said it had added */
async function killed(work: FileWork, when: (said: readonly string[]) => boolean) {
  const running = spawn(process.execPath, [script.file, JSON.stringify(work)])
  const said: string[] = []
  createInterface({ input: running.stdout }).on('line', (line) => said.push(line))
  const ended = once(running, 'close')
  await settled('so far', () => when(said))
  running.kill('SIGKILL')
  await ended
  return said.flatMap((line) => (line.startsWith('added ') ? line.slice(6) : []))
}

const stopped = (said: readonly string[]) => said.includes('stopped')

/** Hashes of what the ticket shows; each is a whole photo. */
async function shownAt(desk: Desk, ticketId: string): Promise<readonly string[]> {
  const { service } = fileDesk(desk)
  const shown = service.list(ticketId).map(async ({ id }) => {
    const picture = await service.picture(id)
    return picture === null ? 'nothing' : await sha256Of(picture.bytes)
  })
  return Promise.all(shown)
}

/** As if it were tomorrow. */
function aged(folder: string): void {
  const before = new Date(Date.now() - 25 * 60 * 60_000)
  for (const name of readdirSync(folder)) utimesSync(join(folder, name), before, before)
}

const inDatabase = async () =>
  (await scene.owner('select sha256 from attachment_files')).map(({ sha256 }) => String(sha256))

describe('an app that is killed while it adds a photo', () => {
  it.each([
    ['once its file is there, before that is noted', 'file'],
    ['once that is noted, before its row is there', 'record'],
  ] as const)('%s shows nothing of it, and what is left goes', async (_when, stopAfter) => {
    const the = await leftDesk()
    await killed({ ...the, stopAfter }, stopped)
    const desk = scene.desk({ ...the, role: 'operator' })
    const { transfer, path, records } = fileDesk(desk)
    expect(await shownAt(desk, the.ticketId)).toEqual([])
    expect(readdirSync(path)).toHaveLength(1)

    await desk.start()
    transfer.synced()
    await desk.drained()
    expect(readdirSync(path)).toHaveLength(1)
    await transfer.close()
    aged(path)
    const tomorrow = fileDesk(desk)
    tomorrow.transfer.synced()
    await settled('gone', () => readdirSync(path).length === 0 && records.all().length === 0)
    await tomorrow.transfer.close()
    await desk.close()
  })

  it('once its row is there, too, has all of it, and sends it', async () => {
    const the = await leftDesk()
    await killed({ ...the, stopAfter: 'row' }, stopped)
    const desk = scene.desk({ ...the, role: 'operator' })
    const { sent, transfer } = fileDesk(desk)
    const shown = await shownAt(desk, the.ticketId)
    expect(shown).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)])
    await desk.start()
    await sent(the.ticketId)
    expect(await inDatabase()).toEqual(expect.arrayContaining([...shown]))
    await transfer.close()
    await desk.close()
  })

  it('at any moment keeps what it said it has, and shows nothing by half', async () => {
    const the = await leftDesk()
    const kept: string[] = []
    for (const lines of [1, 2, 3, 4, 5, 6]) {
      kept.push(...(await killed({ ...the, stopAfter: null }, (said) => said.length >= lines)))
    }
    const desk = scene.desk({ ...the, role: 'operator' })
    const { sent, transfer, path } = fileDesk(desk)
    const shown = await shownAt(desk, the.ticketId)
    expect(shown).toEqual(expect.arrayContaining(kept))
    expect(shown).not.toContain('nothing')
    await desk.start()
    await sent(the.ticketId)
    expect(await inDatabase()).toEqual(expect.arrayContaining([...shown]))
    await transfer.close()

    aged(path)
    const tomorrow = fileDesk(desk)
    tomorrow.transfer.synced()
    await settled('tidy', () => readdirSync(path).length === shown.length)
    expect(readdirSync(path).toSorted()).toEqual([...shown].sort())
    await tomorrow.transfer.close()
    await desk.close()
  })

  it('and whose file is lost afterwards says that it is not here', async () => {
    const the = await leftDesk()
    await killed({ ...the, stopAfter: 'row' }, stopped)
    const desk = scene.desk({ ...the, role: 'operator' })
    const { service, transfer, path } = fileDesk(desk)
    for (const name of readdirSync(path)) rmSync(join(path, name))
    expect(await shownAt(desk, the.ticketId)).toEqual(['nothing'])
    await desk.start()
    await desk.drained()
    transfer.synced()
    const [file] = service.list(the.ticketId)
    await settled('known to be lost', () => service.list(the.ticketId)[0]?.here === false)
    expect(await service.fetch(file?.id ?? '')).toEqual({ state: 'awaited' })
    await transfer.close()
    await desk.close()
  })
})
