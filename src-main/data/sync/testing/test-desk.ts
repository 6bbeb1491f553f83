import { randomUUID } from 'node:crypto'
import type { DemoPerson } from '../../demo/demo-secrets'
import type { PostgresDatabase } from '../../postgres/connection'
import type { TestClub } from '../../postgres/testing/test-club'
import { PostgresCentral } from '../postgres-central'
import type { Changes, Json, Operation, OperationResult, SentOperation } from '../protocol'

type Fields = Readonly<Record<string, Json>>

/** What a desk of one person sends, without a copy of its own. */
export class TestDesk {
  readonly device = randomUUID()
  readonly central: PostgresCentral
  readonly database: PostgresDatabase
  private sent = 0

  constructor(
    club: TestClub,
    readonly person: DemoPerson,
  ) {
    this.database = club.as(person)
    this.central = new PostgresCentral({
      database: this.database,
      appVersion: '2.0.0',
      deviceName: 'front desk',
      platform: 'linux',
    })
  }

  static async open(club: TestClub, person: DemoPerson): Promise<TestDesk> {
    const desk = new TestDesk(club, person)
    await desk.central.hello(desk.device)
    return desk
  }

  /** Gives the next numbers. */
  number(operations: readonly Operation[]): readonly SentOperation[] {
    return operations.map((operation) => {
      this.sent += 1
      return { ...operation, deviceSeq: this.sent }
    })
  }

  async push(...operations: readonly Operation[]): Promise<readonly OperationResult[]> {
    const reply = await this.central.push(this.device, this.number(operations))
    if (reply.status !== 'done') throw new Error(JSON.stringify(reply))
    return reply.results
  }

  /** Of the results: `applied`, `conflict`, `waiting`, or why it was refused. */
  async outcomes(...operations: readonly Operation[]): Promise<readonly string[]> {
    const results = await this.push(...operations)
    return results.map((result) => (result.status === 'refused' ? result.code : result.status))
  }

  ticket(fields: Fields = {}): Operation {
    return operation('insert', 'tickets', {
      changes: to({
        title: 'A ticket',
        category: 'tech',
        priority: 'low',
        location_id: 'harbour',
        created_by: this.person.id,
        created_at: '2026-11-20T12:00:00.000Z',
        ...fields,
      }),
    })
  }
}

/** Values of a new row. */
export const to = (fields: Fields): Changes =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, { to: value }]))

/** Values of a row that changes: what was seen, and what it becomes. */
export const fromTo = (fields: Readonly<Record<string, readonly [Json, Json]>>): Changes =>
  Object.fromEntries(
    Object.entries(fields).map(([name, [from, value]]) => [name, { from, to: value }]),
  )

export function operation(
  kind: Operation['kind'],
  entity: string,
  more: Partial<Operation> = {},
): Operation {
  return {
    opId: randomUUID(),
    entity,
    rowId: randomUUID(),
    kind,
    baseVersion: kind === 'insert' ? 0 : 1,
    changes: {},
    madeAt: '2026-11-20T12:00:00.000Z',
    dependsOn: [],
    ...more,
  }
}

export const update = (
  row: Operation,
  fields: Parameters<typeof fromTo>[0],
  more: Partial<Operation> = {},
) => operation('update', row.entity, { rowId: row.rowId, changes: fromTo(fields), ...more })

export const remove = (row: Operation, more: Partial<Operation> = {}) =>
  operation('delete', row.entity, { rowId: row.rowId, ...more })
