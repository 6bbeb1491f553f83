import type Database from 'better-sqlite3'

/** More texts than ClubOS has; those with lists of changing length must not pile up. */
const most = 500

/** Compiling a statement takes as long as running it on a hundred rows, so each is compiled once. */
export function keepStatements(client: Database.Database): Database.Database {
  const prepare = client.prepare.bind(client)
  const kept = new Map<string, Database.Statement>()
  const keep = (source: string) => {
    if (kept.size >= most) kept.clear()
    const statement = prepare(source)
    kept.set(source, statement)
    return statement
  }
  client.prepare = ((source: string) => kept.get(source) ?? keep(source)) as typeof prepare
  return client
}
