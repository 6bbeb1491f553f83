import { sql } from 'drizzle-orm'
import type { WriteDb } from '../sqlite/local-database'
import { outbox, shadows } from '../sqlite/schema/sync'
import { listed } from './mirror-rows'
import type { Touched } from './sync-copy'

/** Where the copy stands after a page. */
interface Standing {
  readonly reached: number
  readonly complete: boolean
}

/**
 * Applied operations whose effect is in the copy by now no longer lie on top of it.
 * Before the last page that is so for rows that have come themselves: a row changed again since
 * comes later, and would show the old value until then.
 */
export function settleAcked(db: WriteDb, { reached, complete }: Standing, overlaid: Touched): void {
  const settled = db.all<{ opId: string; entity: string; id: string }>(sql`
    select o.op_id as "opId", o.entity, o.row_id as id
    from ${outbox} o left join ${shadows} s on s.entity = o.entity and s.row_id = o.row_id
    where o.state = 'acked' and o.sync_seq <= ${reached}
      and (${complete ? 1 : 0} or json_extract(s."row", '$.sync_seq') >= o.sync_seq)`)
  if (settled.length === 0) return
  db.run(sql`update ${outbox} set state = 'kept'
    where op_id in ${listed(settled.map(({ opId }) => opId))}`)
  for (const { entity, id } of settled) overlaid.add({ entity, id })
}
