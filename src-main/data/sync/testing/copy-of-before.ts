import Database from 'better-sqlite3'

/** Makes a device's copy one of the time before it knew who works here, with all that came later gone. */
export function forgetWhoWorksHere(file: string): void {
  const client = new Database(file)
  const triggers = client
    .prepare<[], { name: string }>(
      "select name from sqlite_schema where type = 'trigger' and sql like '%_written_fts%'",
    )
    .all()
  for (const { name } of triggers) client.exec(`drop trigger ${name}`)
  client.exec(`
    drop table tickets_written_fts;
    drop table ticket_comments_written_fts;
    alter table staff_names drop column works_here;
    delete from schema_migrations where tag >= '0008';
    update sync_state set value = 'of before' where key = 'mirrors'`)
  client.close()
}
