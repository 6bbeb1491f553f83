import Database from 'better-sqlite3'

/** Takes a column of a closed copy away, with the step that brought it: as the version before left it. */
export function takeColumnBack(
  file: string,
  {
    table,
    column,
    step,
  }: { readonly table: string; readonly column: string; readonly step: string },
): void {
  const client = new Database(file)
  client.exec(`alter table ${table} drop column ${column}`)
  client.prepare('delete from schema_migrations where tag = ?').run(step)
  client.exec("update sync_state set value = 'of before' where key = 'mirrors'")
  client.close()
}
