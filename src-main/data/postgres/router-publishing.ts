import { AppError } from '@shared/ipc/app-error'
import { DrizzleQueryError, type SQL, sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { DatabaseError } from 'pg'
import type { PostgresDatabase } from './connection'

export interface NewRouterModel {
  /** UUID; the same one again adds nothing, so it may be sent again when no answer came. */
  readonly id: string
  /** Numbers, and texts that are short words: everybody reads them. At most 64 kB. */
  readonly metrics: Readonly<Record<string, unknown>>
  /** JSON text of an object. */
  readonly weights: string
  /** When its training began, ISO 8601: labels from after that are new to it. Never long from now. */
  readonly trainedAt: string
}

/** Under the person's own role: all of this is for administrators. */
type Connection = Pick<PostgresDatabase, 'transaction'>
type Db = Pick<NodePgDatabase, 'execute'>

/**
 * Adds a trained model that nobody uses yet, and returns the number that the database gave it.
 * @throws AppError FORBIDDEN, INVALID_VALUE, CONFLICT (the id is another model's), OFFLINE …
 */
export function addRouterModel(connection: Connection, model: NewRouterModel): Promise<number> {
  return connection.transaction((db) => add(db, model))
}

/**
 * Makes the model the router of every desk; recorded in the ledger, as a rollback if it is older
 * than the live one. The live one stays as it is.
 * @throws AppError FORBIDDEN, ROUTER_MODEL_NOT_FOUND, OFFLINE …
 */
export function publishRouterModel(connection: Connection, id: string): Promise<void> {
  return connection.transaction((db) => publish(db, id))
}

/** Both at once, or neither. Returns the number. @throws AppError as each of them */
export function addAndPublishRouterModel(
  connection: Connection,
  model: NewRouterModel,
): Promise<number> {
  return connection.transaction(async (db) => {
    const number = await add(db, model)
    await publish(db, model.id)
    return number
  })
}

/**
 * Gives every desk the router again that ships with the app; recorded in the ledger.
 * @throws AppError FORBIDDEN, OFFLINE …
 */
export function retireRouterModels(connection: Connection): Promise<void> {
  return connection.transaction(async (db) => {
    await execute(db, sql`select public.clubos_retire_router_models()`)
  })
}

async function add(db: Db, { id, metrics, weights, trainedAt }: NewRouterModel): Promise<number> {
  const [found] = await execute(
    db,
    sql`with given as (
        select w.weights, encode(sha256(convert_to(w.weights, 'UTF8')), 'hex') as sha256
        from (values (${weights}::text)) w (weights)
      ), added as (
        insert into public.router_models (id, metrics, weights, weights_sha256, trained_by, trained_at)
        select ${id}::uuid, ${JSON.stringify(metrics)}::jsonb, weights, sha256,
          public.clubos_me(), ${trainedAt}::timestamptz
        from given
        on conflict (id) do nothing returning number
      )
      select number from added
      union all select m.number from public.router_models m, given
        where m.id = ${id}::uuid and m.weights_sha256 = given.sha256`,
  )
  if (found === undefined) throw new AppError('CONFLICT', 'Another router has this id already.')
  return Number(found.number)
}

async function publish(db: Db, id: string): Promise<void> {
  await execute(db, sql`select public.clubos_publish_router_model(${id}::uuid)`)
}

async function execute(db: Db, query: SQL): Promise<readonly Record<string, unknown>[]> {
  try {
    return (await db.execute(query)).rows
  } catch (error) {
    throw refusalOf(error) ?? error
  }
}

/** Null: what becomes of any other error of the database becomes of this one. */
function refusalOf(error: unknown): AppError | null {
  const cause = error instanceof DrizzleQueryError ? error.cause : error
  const state = cause instanceof DatabaseError ? (cause.code ?? '') : ''
  if (state === 'P0002') {
    return new AppError('ROUTER_MODEL_NOT_FOUND', 'This router is not there any more.', { cause })
  }
  // The query itself would repeat the weights, so only what the database said is kept.
  if (state === '23514' || state.startsWith('22')) {
    return new AppError('INVALID_VALUE', 'This is no router that can be published.', { cause })
  }
  return null
}
