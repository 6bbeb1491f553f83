import type { RowValues } from './access-rows'

/** Those a row can belong to or lie at, as seen by the person who tries. */
export interface Scene {
  readonly me: string
  readonly colleague: string
}

/** A row that is there already, by an SQL condition. */
export interface Existing {
  readonly existing: string
}

interface TableFixture {
  /** What the catalogue cannot tell, alike in all rows. */
  readonly defaults?: () => RowValues
  /** By the names that the matrix gives them. */
  readonly rows: Readonly<Record<string, (scene: Scene) => RowValues | Existing>>
  /** The table that holds the rows, if this is a view. */
  readonly madeIn?: string
  /** What a new one has that differs from the one that is there. */
  readonly added?: Readonly<Record<string, (scene: Scene) => RowValues>>
  /** What an update that stands for all changes, if not just any column; by the kind of row. */
  readonly changes?: Readonly<Record<string, (scene: Scene) => RowValues>>
}

export type Fixtures = Readonly<Record<string, TableFixture>>
