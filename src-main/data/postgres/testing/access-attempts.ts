import type { Client } from 'pg'

export interface Outcome {
  /** SQLSTATE; empty when the statement went through. */
  readonly code: string
  readonly message: string
  /** Rows it read or changed. */
  readonly touched: number
}

// Runs with the rights of whoever calls it. Each statement is undone, whether it worked or not.
const attemptFunction = `
  create schema access_test;
  grant usage on schema access_test to public;
  create function access_test.attempt(statements text[])
  returns table (code text, message text, touched integer)
  language plpgsql as $$
  declare
    statement text;
  begin
    foreach statement in array statements loop
      touched := 0;
      begin
        execute statement;
        get diagnostics touched = row_count;
        raise exception using errcode = 'ZZZZZ';
      exception when query_canceled or others then
        code := case sqlstate when 'ZZZZZ' then '' else sqlstate end;
        message := sqlerrm;
      end;
      return next;
    end loop;
  end
  $$`

export async function prepareAttempts(owner: Client): Promise<void> {
  await owner.query(attemptFunction)
}

/** What became of each statement. Nothing of it stays. */
export async function attempt(
  client: Client,
  statements: readonly string[],
): Promise<readonly Outcome[]> {
  // Whatever takes longer than this has got stuck.
  const patience = 3_000 + 50 * statements.length
  await client.query(`begin; set local statement_timeout = ${patience}`)
  try {
    const { rows } = await client.query<Outcome>('select * from access_test.attempt($1)', [
      statements,
    ])
    return rows
  } finally {
    await client.query('rollback')
  }
}

const permissionDenied = '42501'
/** Nobody gives a generated column a value. */
const generatedAlways = '428C9'
/** Nobody calls a trigger's function. */
const triggersOnly = '0A000'
/** Stopped because it would not end. */
const stuck = '57014'

export const isAllowed = ({ code, touched }: Outcome) => code === '' && touched > 0

export const isForbidden = ({ code }: Outcome) =>
  [permissionDenied, generatedAlways, triggersOnly].includes(code)

/** By a rule of the row's own, such as which state may follow which. */
const isAgainstRules = ({ code }: Outcome) => /^(C[BS]\d{3}|23001)$/.test(code)

/** Forbidden, against a rule, or hidden: the statement found no row. */
export const isDenied = (outcome: Outcome) =>
  isForbidden(outcome) || isAgainstRules(outcome) || (outcome.code === '' && outcome.touched === 0)

/** The right to the table, column or function itself is missing. */
export const lacksPermission = ({ code, message }: Outcome) =>
  code === permissionDenied
    ? message.startsWith('permission denied for') || message.startsWith('must be')
    : [generatedAlways, triggersOnly].includes(code)

/** It ran, whatever it then said of what it was given. */
export const isCallable = (outcome: Outcome) =>
  !outcome.message.startsWith('permission denied for function') &&
  ![triggersOnly, stuck].includes(outcome.code)

/** Right or wrong, the value got as far as the rules of the row. */
export const isPermitted = (outcome: Outcome) =>
  !lacksPermission(outcome) && (outcome.code !== '' || outcome.touched > 0)

export function describeOutcome({ code, message, touched }: Outcome): string {
  if (code === '') return touched === 0 ? 'no row seen' : `${touched} row(s) touched`
  const kind = /row-level security/.test(message) ? 'row security' : 'refused'
  return `${kind} (${code}: ${message})`
}
