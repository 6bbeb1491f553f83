import { type SQL, sql } from 'drizzle-orm'
import type { TestClub } from '../../postgres/testing/test-club'
import type { Operation } from '../protocol'

type Row = Readonly<Record<string, unknown>>

/** As the owner sees it; empty when there is no such row. */
export async function rowOf(club: TestClub, { entity, rowId }: Operation): Promise<Row> {
  const { rows } = await club.owner.db.execute(
    sql`select * from ${sql.identifier(entity)} where id = ${rowId}`,
  )
  return rows[0] ?? {}
}

export async function conflictsOf(club: TestClub, { rowId }: Operation): Promise<readonly Row[]> {
  const { rows } = await club.owner.db.execute(
    sql`select field, kind, base, mine, theirs, made_by, resolution, resolved_by from sync_conflicts
      where row_id = ${rowId} order by sync_seq`,
  )
  return rows
}

export async function countOf(club: TestClub, table: string, where: SQL = sql`true`) {
  const { rows } = await club.owner.db.execute<{ n: string }>(
    sql`select count(*) n from ${sql.identifier(table)} where ${where}`,
  )
  return Number(rows[0]?.n)
}
