import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { escapeIdentifier, type PoolClient } from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { TableData } from './archive-reader'
import type { TableTotals } from './backup-contents'
import type { CatalogueTable } from './table-catalogue'
import { TableDigest } from './table-digest'

/** A table's rows in COPY's text form, in the order of its key; memory use is that of a buffer. */
export function copyOut(client: PoolClient, table: CatalogueTable): AsyncIterable<Buffer> {
  const columns = table.columns.map(escapeIdentifier).join(', ')
  const rows = `select ${columns} from only public.${escapeIdentifier(table.name)} t`
  return client.query(copyTo(`copy (${rows} order by ${table.orderBy}) to stdout`))
}

/** What `copyOut` would give, counted and hashed only. */
export async function digestTable(client: PoolClient, table: CatalogueTable): Promise<TableTotals> {
  const digest = new TableDigest(table.name)
  for await (const chunk of copyOut(client, table)) digest.add(chunk)
  return digest.totals()
}

/** @param columns in the order of the data */
export async function copyIn(
  client: PoolClient,
  { table, chunks }: TableData,
  columns: readonly string[],
): Promise<void> {
  const names = columns.map(escapeIdentifier).join(', ')
  const target = client.query(
    copyFrom(`copy public.${escapeIdentifier(table)} (${names}) from stdin (encoding 'UTF8')`),
  )
  await pipeline(Readable.from(chunks), target)
}
