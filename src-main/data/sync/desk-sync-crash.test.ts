import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tickets } from '../sqlite/schema/local-tickets'
import { type BundledScript, bundleScript } from '../testing/bundled-script'
import { countCalls, hasStrace, runWithFault } from '../testing/fault-run'
import { deskChild, deskKillSweep, problemsAfter, workFor } from './testing/desk-kill-sweep'
import { type DeskScene, startDeskScene } from './testing/desk-scene'
import { settled } from './testing/settled'

let scene: DeskScene
let script: BundledScript
// `prove desk-kills` does more.
const points = 40

beforeAll(async () => {
  scene = await startDeskScene()
  script = await bundleScript(deskChild)
})

afterAll(async () => {
  script.remove()
  await scene.close()
})

describe('a desk', () => {
  it('killed after the server committed, before the outbox knows, has it applied once', async () => {
    const work = workFor(scene, 1)
    const head = await scene.club.owner.pool.connect()
    await head.query('begin; select 1 from sync_head for update')
    const child = spawn(process.execPath, [script.file, JSON.stringify(work)])
    const lines: string[] = []
    createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
    await settled('the push waits', async () => {
      const waiting = `select 1 from pg_stat_activity
        where query like '%clubos_push%' and wait_event_type = 'Lock' and usename <> current_user`
      return (await scene.owner(waiting)).length > 0 && lines.length === 4
    })
    // While this holds, the answer cannot be noted.
    const copy = new Database(work.file)
    copy.exec('begin immediate')
    await head.query('commit')
    head.release()
    const id = lines[2]?.split(' ')[1] ?? ''
    await settled('committed', () => scene.central(id))
    const ended = once(child, 'close')
    child.kill('SIGKILL')
    await ended
    const sent = copy.prepare("select count(*) from outbox where state = 'sent'").pluck().get()
    copy.exec('rollback')
    expect(sent).toBeGreaterThan(0)
    expect(await problemsAfter(scene, work, lines)).toEqual([])
    // Not before: the last one to close a copy takes its log along.
    copy.close()
  })

  it('killed at any write while it works loses nothing and doubles nothing', async () => {
    const result = await deskKillSweep({ scene, points })
    const { tool, hit, acknowledged, seconds } = result
    process.stdout.write(
      `kill -9 of desks (${tool}): ${result.points} points, ${hit} hit, ${acknowledged} acknowledged changes applied once, ${seconds} s\n`,
    )
    expect(result.problems).toEqual([])
    expect(hit).toBeGreaterThan(points / 2)
    expect(acknowledged).toBeGreaterThan(points)
  })

  it.skipIf(!hasStrace())(
    'whose disk is full while it fetches what is new goes on later',
    async () => {
      const desk = await scene.open({ role: 'support' })
      await desk.close()
      await scene.owner(
        `insert into tickets (id, title, category, priority, location_id, created_by, created_at)
      select gen_random_uuid(), 'new', 'tech', 'low', 'harbour', $1, now() from generate_series(1, 500)`,
        [desk.the.person.id],
      )
      const work = () => JSON.stringify({ ...workFor(scene, 0), file: scene.cloned(desk) })
      const calls = await countCalls(script.file, [work()])
      const at = Math.floor((calls.get('pwrite64') ?? 0) / 3)
      const full = {
        kind: 'error',
        call: 'pwrite64',
        error: 'ENOSPC',
        at,
        lasting: at + 5,
      } as const
      const told = work()
      const { lines, end } = await runWithFault(script.file, [told], full)
      const hindered = 'hindered The disk is full. Free some space, then try again.'
      expect([end, lines]).toEqual([0, ['opened', 'started', hindered, 'closed']])
      const { file } = JSON.parse(told)
      const after = await scene.open({ role: 'support', file })
      const there = after.local.read.select({ id: tickets.id }).from(tickets).all()
      expect(there.length).toBeGreaterThanOrEqual(500)
    },
  )
})
