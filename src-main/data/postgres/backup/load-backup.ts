import { isDeepStrictEqual } from 'node:util'
import { AppError } from '@shared/ipc/app-error'
import { escapeIdentifier, escapeLiteral, type PoolClient } from 'pg'
import { readTableData } from './archive-reader'
import { type BackupTable, type CheckedBackup, damaged } from './backup-contents'
import { type CatalogueTable, readTables } from './table-catalogue'
import { copyIn, digestTable } from './table-copy'
import { finishLoading, prepareLoading } from './table-loading'

interface Loading {
  readonly file: string
  readonly checked: CheckedBackup
  readonly onStep: (step: string) => void
}

/**
 * Fills the tables, which are those of the backup's own steps, and compares them with the manifest.
 * @returns names of the backup's tables that these steps do not make
 * @throws AppError BACKUP_DAMAGED, RESTORE_DIFFERS
 */
export async function loadBackup(client: PoolClient, loading: Loading): Promise<readonly string[]> {
  const { checked, onStep } = loading
  const tables = matchTables(await readTables(client), checked.head.tables)
  const after = await prepareLoading(
    client,
    tables.map(({ name }) => name),
  )
  await loadRows(client, tables, loading)
  await setSequences(client, checked)
  onStep('Comparing with the backup')
  await compare(client, tables, checked)
  onStep('Checking references')
  await finishLoading(client, after)
  const known = new Set(tables.map(({ name }) => name))
  return checked.head.tables.map(({ name }) => name).filter((name) => !known.has(name))
}

/** With the columns in the backup's order. */
function matchTables(
  here: readonly CatalogueTable[],
  stored: readonly BackupTable[],
): readonly CatalogueTable[] {
  const columnsOf = new Map(stored.map(({ name, columns }) => [name, columns]))
  return here.map((table) => {
    const columns = columnsOf.get(table.name) ?? []
    if (isDeepStrictEqual(columns.toSorted(), table.columns.toSorted()))
      return { ...table, columns }
    throw damaged(new Error(`The columns of ${table.name} are not those that its steps make.`))
  })
}

async function loadRows(
  client: PoolClient,
  tables: readonly CatalogueTable[],
  { file, checked, onStep }: Loading,
): Promise<void> {
  for await (const data of readTableData(file)) {
    const table = tables.find(({ name }) => name === data.table)
    if (table === undefined) {
      await skip(data.chunks)
      continue
    }
    await copyIn(client, data, table.columns)
    const rows = checked.manifest.tables.find(({ name }) => name === table.name)?.rows ?? 0
    onStep(`Loaded ${rows} rows of ${table.name}`)
  }
}

async function skip(chunks: AsyncIterable<Buffer>): Promise<void> {
  for await (const _chunk of chunks);
}

/** Sequences that later steps no longer have are left out. */
async function setSequences(client: PoolClient, { manifest }: CheckedBackup): Promise<void> {
  for (const { name, value, called } of manifest.sequences) {
    await client.query(
      `select setval(oid::regclass, ${escapeLiteral(value)}::bigint, ${called}) from pg_class
        where relkind = 'S' and oid = to_regclass(${escapeLiteral(`public.${escapeIdentifier(name)}`)})`,
    )
  }
}

/** Reads everything once more: what PostgreSQL now holds is what was hashed when it was saved. */
async function compare(
  client: PoolClient,
  tables: readonly CatalogueTable[],
  { manifest }: CheckedBackup,
): Promise<void> {
  for (const table of tables) {
    const promised = manifest.tables.find(({ name }) => name === table.name)
    const found = await digestTable(client, table)
    if (isDeepStrictEqual(found, promised)) continue
    throw new AppError(
      'RESTORE_DIFFERS',
      `The restored table ${table.name} is not as it was saved. Nothing was changed.`,
      { cause: new Error(`${found.rows} rows instead of ${promised?.rows}`) },
    )
  }
}
