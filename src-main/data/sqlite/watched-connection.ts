import type Database from 'better-sqlite3'
import { isDamage, isDiskFailure, toLocalError } from './sqlite-error'

const methods = ['all', 'get', 'run'] as const

/**
 * Statements of this connection report damage to `onDamage` and throw what the disk did to them as
 * AppErrors; all else stays as it is.
 */
export function watchConnection(
  client: Database.Database,
  onDamage: () => void,
): Database.Database {
  const prepare = client.prepare.bind(client)
  return Object.assign(client, {
    prepare: (source: string) => watchStatement(prepare(source), onDamage),
  })
}

function watchStatement<Statement extends Database.Statement>(
  statement: Statement,
  onDamage: () => void,
): Statement {
  for (const method of methods) {
    const run = statement[method].bind(statement)
    const watched = (...values: unknown[]) => {
      try {
        return run(...values)
      } catch (error) {
        if (isDamage(error)) onDamage()
        throw isDamage(error) || isDiskFailure(error) ? toLocalError(error) : error
      }
    }
    Object.assign(statement, { [method]: watched })
  }
  return statement
}
