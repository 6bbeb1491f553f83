import Database from 'better-sqlite3'
import { rmSync } from 'node:fs'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { silentLogger } from '../../../platform/logger'
import { localMigrations } from '../../postgres/testing/test-server'
import { openLocalDatabase } from '../../sqlite/local-database'
import { ticketRow } from '../../demo/demo-tickets'
import { conversationRows } from '../../demo/demo-conversations'
import { entities } from '../entities'
import { writeRows, filledRow, columnsOf } from '../mirror-rows'
const world: any = { seed: 's', until: new Date('2026-11-20'), staffIds: ['a','b','c'], places: [{ id: 'harbour', name: 'H', bays: [{ id: 'x', number: 1 }] }, { id: 'truro', name: 'T', bays: [{ id: 'x', number: 1 }] }] }
const N = 20000
const rows = JSON.parse(JSON.stringify(Array.from({ length: N }, (_, i) => ticketRow(world, i)))).map((r: any, i: number) => filledRow(entities.tickets, { ...r, sync_seq: i, version: 1 }))
const msgs = JSON.parse(JSON.stringify(Array.from({ length: 7000 }, (_, i) => conversationRows(world, i, 3).messages).flat())).slice(0, N).map((r: any, i: number) => filledRow(entities.messages, { ...r, sync_seq: i, version: 1 }))
const f = process.env.J_FILE ?? '/tmp/w/J/x.sqlite'
function run(name: string, pragmas: string[], prepared: boolean, before: string[], size = 500) {
  for (const s of ['', '-wal', '-shm', '.state', '-state']) rmSync(f + s, { force: true })
  openLocalDatabase({ file: f, migrations: localMigrations, logger: silentLogger }).close()
  const c = new Database(f)
  for (const p of ['journal_mode = WAL', ...pragmas]) c.pragma(p)
  for (const b of before) c.exec(b)
  const db: any = drizzle(c)
  const out: string[] = []
  for (const [entity, all] of [[entities.tickets, rows], [entities.messages, msgs]] as any) {
    const cols = columnsOf(entity).map(([, col]) => col)
    const t = performance.now()
    let work = 0
    let worst = 0
    for (let i = 0; i < N; i += size) {
      const chunk = all.slice(i, i + size)
      const t1 = performance.now()
      db.transaction((tx: any) => {
        const t0 = performance.now()
        if (!prepared) writeRows(tx, entity, chunk)
        else {
          const st = c.prepare(`insert into ${prepared && entity === entities.tickets ? 'tickets' : 'messages'} (${cols.map((x: any) => x.name)}) values (${cols.map(() => '?')}) on conflict (id) do update set ${cols.map((x: any) => `${x.name} = excluded.${x.name}`)}`)
          for (const r of chunk) st.run(cols.map((x: any) => { const v = r[x.name]; return v === null || v === undefined ? null : x.dataType === 'json' ? JSON.stringify(v) : typeof v === 'boolean' ? Number(v) : v }))
        }
        work += performance.now() - t0
      }, { behavior: 'immediate' })
      worst = Math.max(worst, performance.now() - t1)
    }
    const ms = performance.now() - t
    out.push(`${(ms / N * 1000).toFixed(0)} µs/row (work ${(work / N * 1000).toFixed(0)}) worst ${worst.toFixed(0)} ms`)
  }
  c.close()
  console.log(name.padEnd(40), out.join(' | '))
}
const noFts = ['drop trigger tickets_fts_added', 'drop trigger messages_fts_added']
run('now', ['synchronous=FULL'], false, [])
run('normal', ['synchronous=NORMAL'], false, [])
run('normal, cache 64M', ['synchronous=NORMAL', 'cache_size=-64000'], false, [])
run('normal, cache 64M, prepared', ['synchronous=NORMAL', 'cache_size=-64000'], true, [])
run('+ no autocheckpoint', ['synchronous=NORMAL', 'cache_size=-64000', 'wal_autocheckpoint=0'], true, [])
run('+ no fts', ['synchronous=NORMAL', 'cache_size=-64000', 'wal_autocheckpoint=0'], true, noFts)
run('pages of 200', ['synchronous=NORMAL', 'cache_size=-64000', 'wal_autocheckpoint=0'], true, [], 200)
run('pages of 1000', ['synchronous=NORMAL', 'cache_size=-64000', 'wal_autocheckpoint=0'], true, [], 1000)
