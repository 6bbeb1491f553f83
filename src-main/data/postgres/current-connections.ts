import type { PostgresDatabase } from './connection'

/** A desk's connections of the moment, for what is asked over the line that there is and no other. */
export class CurrentConnections {
  private current: PostgresDatabase | null = null

  constructor(private readonly connect: () => PostgresDatabase) {}

  /** New ones in the place of those before, which whoever opened them closes. */
  readonly open = (): PostgresDatabase => {
    this.current = this.connect()
    return this.current
  }

  /** `null`: none were opened yet. */
  get now(): PostgresDatabase | null {
    return this.current
  }
}
