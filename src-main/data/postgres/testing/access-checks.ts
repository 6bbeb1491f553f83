import {
  attempt,
  describeOutcome,
  isAllowed,
  isCallable,
  isDenied,
  isForbidden,
  isPermitted,
  lacksPermission,
  type Outcome,
} from './access-attempts'
import { type Cell, Cells, type On, type World } from './access-cells'
import type { Subject } from './access-people'

/** Tries what the matrix says, and says where the database disagrees. */
export class AccessChecks {
  checked = 0
  private readonly cells: Cells

  constructor(private readonly world: World) {
    this.cells = new Cells(world)
  }

  /** Every kind of row × verb × person. @returns a line for each difference */
  async rows(table: string): Promise<readonly string[]> {
    return this.ofEverybody(table, this.world.subjects, (on) => this.cells.rows(on))
  }

  /** Every column on its own, for each group. @returns a line for each difference */
  async columns(table: string): Promise<readonly string[]> {
    const subjects = this.world.subjects.filter(({ standing }) => standing === 'unlimited')
    return this.ofEverybody(table, subjects, (on) => this.cells.columns(on))
  }

  /** Nobody may do these. @returns a line for each that went through */
  async refusals(
    subjects: readonly Subject[],
    statements: readonly string[],
  ): Promise<readonly string[]> {
    const cells = statements.map(
      (statement): Cell => ({ label: statement, statement, allowed: false, about: 'statement' }),
    )
    return (await Promise.all(subjects.map((subject) => this.run(subject, cells)))).flat()
  }

  /** @returns a line for each function that somebody may call and should not, or the reverse */
  async functions(subjects: readonly Subject[]): Promise<readonly string[]> {
    // One by one: none may wait for another, nor make it wait.
    const differences: string[] = []
    for (const subject of subjects) {
      for (const cell of this.cells.calls(subject))
        differences.push(...(await this.run(subject, [cell])))
    }
    return differences
  }

  private async ofEverybody(
    table: string,
    subjects: readonly Subject[],
    cellsOf: (on: On) => Promise<readonly Cell[]>,
  ): Promise<readonly string[]> {
    const relation = this.world.catalogue.relations.get(table)
    if (relation === undefined) return [`${table} is in the matrix, but not in the database`]
    const all = subjects.map(async (subject) =>
      this.run(subject, await cellsOf({ relation, subject })),
    )
    return (await Promise.all(all)).flat()
  }

  private async run(subject: Subject, cells: readonly Cell[]): Promise<readonly string[]> {
    this.checked += cells.length
    const outcomes = await attempt(
      subject.client,
      cells.map(({ statement }) => statement),
    )
    return cells.flatMap((cell, at) => {
      const outcome = outcomes[at]
      if (outcome === undefined) return [`${cell.label}: not tried`]
      if (agrees(cell, outcome)) return []
      const expected = cell.allowed ? 'should be allowed' : 'should be denied'
      return [`${subject.name}, ${cell.label}: ${expected}; ${describeOutcome(outcome)}`]
    })
  }
}

function agrees({ allowed, about }: Cell, outcome: Outcome): boolean {
  switch (about) {
    case 'rows':
      return allowed ? isAllowed(outcome) : isDenied(outcome)
    case 'statement':
      return isForbidden(outcome)
    case 'call':
      return allowed ? isCallable(outcome) : lacksPermission(outcome)
    case 'column':
      return allowed ? isPermitted(outcome) : lacksPermission(outcome)
  }
}
