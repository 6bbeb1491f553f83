import { randomBytes } from 'node:crypto'
import { chmodSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Role } from '@shared/accounts/role'
import { largestAttachment } from '@shared/tickets/attachment-contract'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openPostgres, personUrl } from '../../../data/postgres/connection'
import type { Desk } from '../../../data/sync/testing/desk'
import { type DeskScene, startDeskScene } from '../../../data/sync/testing/desk-scene'
import { settled } from '../../../data/sync/testing/settled'
import { silentLogger } from '../../../platform/logger'
import { type FileDesk, type FileDeskOptions, fileDesk, photo, png } from '../testing/file-desk'
import { sha256Of } from './file-bytes'

let scene: DeskScene
const opened: FileDesk[] = []
beforeAll(async () => {
  scene = await startDeskScene()
})
// A server takes so many connections at a time.
afterEach(async () => {
  for (const { transfer, desk } of opened.splice(0)) {
    await transfer.close()
    await desk.close()
  }
})
afterAll(() => scene.close())

function filesOf(desk: Desk, opening: FileDeskOptions = {}) {
  const files = fileDesk(desk, opening)
  opened.push(files)
  return files
}

const deskOf = async (role: Role = 'operator', at: readonly string[] = []) =>
  filesOf(await scene.open({ role, at }))

/** A ticket that both desks have. */
async function sharedTicket(one: Desk, other: Desk, locationId = 'harbour'): Promise<string> {
  const id = one.ticket({ locationId })
  await one.drained()
  await settled('at the other desk', () => other.shown(id))
  return id
}

const central = async (bytes: Uint8Array) =>
  scene.owner('select octet_length(bytes) as size from attachment_files where sha256 = $1', [
    await sha256Of(bytes),
  ])

describe('a photo', () => {
  it('that was added offline comes online once, and the other desk has the same bytes', async () => {
    const [dana, theo] = [await deskOf(), await deskOf('manager')]
    const ticketId = await sharedTicket(dana.desk, theo.desk)
    await dana.desk.sync.loop.stop()
    const bytes = photo()
    const made = await dana.add(ticketId, bytes)
    expect(made).toMatchObject({ mediaType: 'image/png', pending: true, here: true, mine: true })
    dana.transfer.wake()
    expect(await dana.service.picture(made.id)).toEqual({ mediaType: 'image/png', bytes })
    expect(await central(bytes)).toEqual([])
    await dana.desk.close()

    const again = filesOf(
      await scene.open({ person: dana.desk.the.person, file: dana.desk.the.file }),
    )
    await again.sent(ticketId)
    await again.sent(ticketId)
    expect(await central(bytes)).toEqual([{ size: bytes.length }])
    const [seen] = await settled('at the other desk', () => {
      const list = theo.service.list(ticketId)
      return list.length > 0 ? list : null
    })
    expect(seen).toMatchObject({ name: 'bay 4.png', here: false, mine: false, pending: false })
    const id = seen?.id ?? ''
    expect(await theo.service.picture(id)).toBeNull()
    expect(await theo.service.fetch(id)).toEqual({ state: 'here' })
    expect(await sha256Of((await theo.service.picture(id))?.bytes ?? png)).toBe(
      await sha256Of(bytes),
    )
    expect(theo.service.list(ticketId)).toMatchObject([{ here: true }])
  })

  it('is one file, however many desks and tickets have it, and one row beside one ticket', async () => {
    const [dana, theo] = [await deskOf(), await deskOf('manager')]
    const ticketId = await sharedTicket(dana.desk, theo.desk)
    const bytes = photo()
    const [theirs, ...twice] = await Promise.all([
      theo.add(ticketId, bytes),
      ...[dana.add(ticketId, bytes), dana.add(ticketId, bytes, 'x.png')],
    ])
    expect(new Set(twice.map(({ id }) => id)).size).toBe(1)
    expect(twice.map(({ wasThere }) => wasThere)).toEqual([false, true])
    await Promise.all([dana.sent(ticketId), theo.sent(ticketId)])
    // One, if the other desk had heard of it before it added its own.
    const rows = theirs.wasThere ? 1 : 2
    await settled('all rows', () => dana.service.list(ticketId).length === rows)
    expect(await central(bytes)).toHaveLength(1)
    expect(readdirSync(dana.path)).toHaveLength(1)
  })

  it('is not known here and not sent there yet: that is said, and it comes later', async () => {
    const [dana, theo] = [await deskOf(), await deskOf('manager')]
    const ticketId = await sharedTicket(dana.desk, theo.desk)
    const { id } = await dana.add(ticketId, photo())
    await dana.desk.drained()
    await settled('its row', () => theo.service.list(ticketId).length === 1)
    expect(await theo.service.fetch(id)).toEqual({ state: 'awaited' })
    await expect(theo.service.saveAs(id)).rejects.toMatchObject({ code: 'NOT_HERE' })
    await dana.sent(ticketId)
    expect(await theo.service.fetch(id)).toEqual({ state: 'here' })
  })

  it('that cannot be fetched as nothing is reached says so', async () => {
    const [dana, theo] = [await deskOf(), await deskOf('manager')]
    const ticketId = await sharedTicket(dana.desk, theo.desk)
    const { id } = await dana.add(ticketId, photo())
    await dana.sent(ticketId)
    await settled('its row', () => theo.service.list(ticketId).length === 1)
    const away = filesOf(theo.desk, { url: 'postgres://127.0.0.1:9/nowhere' })
    expect(await away.service.fetch(id)).toEqual({ state: 'offline' })
  })

  it('is sent again after a line that broke, and arrives whole', async () => {
    const line = await scene.proxy()
    const dana = await deskOf()
    const ticketId = dana.desk.ticket()
    const url = new URL(dana.desk.the.url)
    url.port = String(line.port)
    const shaky = filesOf(dana.desk, { url: url.href })
    const bytes = Buffer.concat([png, randomBytes(3_000_000)])
    await shaky.add(ticketId, bytes)
    await dana.desk.drained()
    shaky.transfer.wake()
    await line.cut()
    await shaky.sent(ticketId)
    expect(await central(bytes)).toEqual([{ size: bytes.length }])
  })
})

describe('files on this device', () => {
  it('are found again by their folder when the records of them are lost', async () => {
    const dana = await deskOf()
    const ticketId = dana.desk.ticket()
    const bytes = photo()
    await dana.add(ticketId, bytes)
    dana.records.forget(await sha256Of(bytes))
    await dana.desk.drained()
    dana.transfer.synced()
    await settled('sent', async () => (await central(bytes)).length === 1)
  })

  it('go when no ticket speaks of them, a day later', async () => {
    const dana = await deskOf()
    const [old, fresh] = [photo(), photo()]
    // As a crash between file and row leaves them.
    for (const bytes of [old, fresh]) await dana.folder.put(await sha256Of(bytes), bytes)
    writeFileSync(join(dana.path, 'x.part'), 'half')
    const yesterday = new Date(Date.now() - 25 * 60 * 60_000)
    for (const name of [await sha256Of(old), 'x.part'])
      utimesSync(join(dana.path, name), yesterday, yesterday)
    dana.transfer.synced()
    await settled('tidied', () => readdirSync(dana.path).length === 1)
    expect(readdirSync(dana.path)).toEqual([await sha256Of(fresh)])
  })

  it('make room for newer ones, but never before they were sent', async () => {
    const dana = filesOf(await scene.open({ role: 'operator' }), { mostKept: 1_000 })
    const ticketId = dana.desk.ticket()
    const [first, second] = [randomBytes(700), randomBytes(700)]
    for (const bytes of [first, second]) await dana.add(ticketId, bytes, 'data.bin')
    expect(readdirSync(dana.path)).toHaveLength(2)
    await dana.sent(ticketId)
    await settled('room', () => readdirSync(dana.path).length === 1)
    const gone = dana.service.list(ticketId).find(({ here }) => !here) ?? expect.fail('none gone')
    expect(await dana.service.fetch(gone.id)).toEqual({ state: 'here' })
  })

  it('are closed to other accounts, and one that was damaged is fetched anew', async () => {
    const dana = await deskOf()
    const ticketId = dana.desk.ticket()
    const bytes = photo()
    const { id } = await dana.add(ticketId, bytes)
    await dana.sent(ticketId)
    const file = join(dana.path, await sha256Of(bytes))
    expect(statSync(dana.path).mode & 0o777).toBe(0o700)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    chmodSync(file, 0o600)
    writeFileSync(file, 'rubbish')
    expect(await dana.service.picture(id)).toBeNull()
    expect(await dana.service.fetch(id)).toEqual({ state: 'here' })
    expect(await dana.service.picture(id)).toMatchObject({ bytes })
  })
})

describe('what is refused', () => {
  it('says why', async () => {
    const dana = await deskOf()
    const ticketId = dana.desk.ticket()
    const refused = (bytes: Uint8Array, name?: string) => dana.add(ticketId, bytes, name)
    await expect(refused(new Uint8Array())).rejects.toMatchObject({ code: 'EMPTY_FILE' })
    const large = new Uint8Array(largestAttachment + 1)
    await expect(refused(large)).rejects.toMatchObject({ code: 'TOO_LARGE' })
    await expect(refused(png, 'run.exe')).rejects.toMatchObject({ code: 'PROGRAM_REFUSED' })
    await expect(dana.add('01890000-0000-7000-8000-00000000000a', png)).rejects.toMatchObject({
      code: 'TICKET_NOT_FOUND',
    })
    expect(dana.service.list(ticketId)).toEqual([])
  })

  it('keeps names clean, and pictures that cannot be shown as files', async () => {
    const dana = await deskOf()
    const ticketId = dana.desk.ticket()
    const bytes = photo()
    const made = await dana.service.add({ ticketId, name: '../../CON.png', bytes, asFile: true })
    expect(made).toMatchObject({ name: '_CON.png', mediaType: 'application/octet-stream' })
    expect(await dana.service.picture(made.id)).toBeNull()
    expect(dana.service.rename(made.id, 'a/b?.png').name).toBe('b-.png')
    expect(() => dana.service.rename(made.id, 'b.exe')).toThrow('Programs cannot be added')
    await dana.sent(ticketId)
  })

  it('lets only whoever added it rename and remove it, and take that back', async () => {
    const [dana, theo] = [await deskOf(), await deskOf('manager')]
    const ticketId = await sharedTicket(dana.desk, theo.desk)
    const { id } = await dana.add(ticketId, photo())
    await dana.sent(ticketId)
    await settled('its row', () => theo.service.list(ticketId).length === 1)
    expect(() => theo.service.remove(id)).toThrow('Only')
    dana.service.remove(id)
    await settled('gone there', () => theo.service.list(ticketId).length === 0)
    const back = dana.service.restore(id)
    expect(() => dana.service.restore(id)).toThrow('Add it again')
    await dana.sent(ticketId)
    await settled('back there', () => theo.service.list(ticketId).length === 1)
    expect(await theo.service.fetch(back.id)).toEqual({ state: 'here' })
  })
})

describe('the database', () => {
  const asPerson = (desk: Desk, text: string, values: unknown[]) => {
    const { email, password } = desk.the.person
    const database = openPostgres({
      url: personUrl(desk.the.url, email, password),
      logger: silentLogger,
    })
    return database.pool.query(text, values).finally(() => database.close())
  }
  const insert = 'insert into attachment_files (sha256, bytes) values ($1, $2)'

  it('gives bytes only to whom sees the ticket, and to nobody who asks for a kiosk', async () => {
    const dana = await deskOf('operator', ['bedford'])
    const truro = await deskOf('support', ['truro'])
    const kiosk = scene.desk({ role: 'kiosk', at: ['harbour'] })
    const ticketId = dana.desk.ticket({ locationId: 'bedford' })
    const bytes = photo()
    await dana.add(ticketId, bytes)
    await dana.sent(ticketId)
    const select = 'select bytes from attachment_files where sha256 = $1'
    expect((await asPerson(dana.desk, select, [await sha256Of(bytes)])).rows).toHaveLength(1)
    expect((await asPerson(truro.desk, select, [await sha256Of(bytes)])).rows).toHaveLength(0)
    await expect(asPerson(kiosk, select, [await sha256Of(bytes)])).rejects.toThrow(
      'permission denied',
    )
  })

  it('takes bytes only for a row of one’s own, and only the ones it names', async () => {
    const [dana, theo] = [await deskOf(), await deskOf('manager')]
    const ticketId = dana.desk.ticket()
    const bytes = photo()
    await dana.add(ticketId, bytes)
    await dana.desk.drained()
    const hash = await sha256Of(bytes)
    await expect(asPerson(theo.desk, insert, [hash, bytes])).rejects.toThrow('row-level security')
    await expect(asPerson(dana.desk, insert, [hash, photo()])).rejects.toThrow(
      'attachment_files_true',
    )
    const stray = photo()
    await expect(asPerson(dana.desk, insert, [await sha256Of(stray), stray])).rejects.toThrow(
      'row-level security',
    )
    await asPerson(dana.desk, insert, [hash, bytes])
    for (const change of [
      'delete from attachment_files where sha256 = $1',
      'update attachment_files set sha256 = sha256 where sha256 = $1',
    ]) {
      await expect(asPerson(dana.desk, change, [hash])).rejects.toThrow('permission denied')
    }
  })
})
