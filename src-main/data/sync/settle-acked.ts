import { sql } from 'drizzle-orm'
import type { ReadDb, WriteDb } from '../sqlite/local-database'
import { outbox, shadows } from '../sqlite/schema/sync'
import { listed } from './mirror-rows'
import type { PullPage } from './protocol'
import type { Touched } from './sync-copy'

/**
 * Applied operations whose effect is in the copy by now no longer lie on top of it.
 * Before the last page that is so for rows that have come with this one: a row changed again since
 * comes later, and would show the old value until then.
 */
export function settleAcked(db: WriteDb, page: PullPage, overlaid: Touched): void {
  const settled = page.complete ? everythingUpTo(db, page.reached) : whatCame(db, page)
  if (settled.length === 0) return
  db.run(sql`update ${outbox} set state = 'kept'
    where op_id in ${listed(settled.map(({ opId }) => opId))}`)
  for (const { entity, id } of settled) overlaid.add({ entity, id })
}

/** Applied operations that a copy that has come so far contains still lie on top of it. */
export function anyToSettle(db: ReadDb, reached: number): boolean {
  const isOne = sql`state = 'acked' and sync_seq <= ${reached}`
  return db.all(sql`select 1 from ${outbox} where ${isOne} limit 1`).length > 0
}

interface Settled {
  readonly opId: string
  readonly entity: string
  readonly id: string
}

function everythingUpTo(db: WriteDb, reached: number): readonly Settled[] {
  return db.all<Settled>(sql`
    select op_id as "opId", entity, row_id as id from ${outbox}
    where state = 'acked' and sync_seq <= ${reached}`)
}

function whatCame(db: WriteDb, { rows }: PullPage): readonly Settled[] {
  const came = JSON.stringify(rows.map(({ entity, id }) => [entity, id]))
  return db.all<Settled>(sql`
    select o.op_id as "opId", o.entity, o.row_id as id
    from json_each(${came}) c
    join ${outbox} o on o.entity = json_extract(c.value, '$[0]')
      and o.row_id = json_extract(c.value, '$[1]')
    join ${shadows} s on s.entity = o.entity and s.row_id = o.row_id
    where o.state = 'acked' and json_extract(s."row", '$.sync_seq') >= o.sync_seq`)
}
