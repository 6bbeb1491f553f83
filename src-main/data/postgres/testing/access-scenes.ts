import type { Existing, Fixtures, Scene } from './access-fixtures'
import type { Subject } from './access-people'
import type { Literals, RowMaker, RowValues } from './access-rows'

/** A row for somebody to try their rights on. */
export interface Target {
  /** As it is in the table. */
  readonly made: Literals
  /** Another one of its kind that is not in the table yet. */
  readonly fresh: Literals
  /** Columns that make it one of its kind. */
  readonly defining: readonly string[]
  /** Columns and new values of an update that is more than touching the row. */
  readonly change: Literals | null
}

interface Wanted {
  readonly table: string
  readonly kind: string
  readonly subject: Subject
}

type Spec = (scene: Scene) => RowValues | Existing

/** Makes the rows of the fixtures when they are first asked for. */
export class Scenes {
  private readonly known = new Map<string, Promise<unknown>>()

  constructor(
    private readonly rows: RowMaker,
    private readonly fixtures: Fixtures,
    private readonly colleague: string,
  ) {}

  /** Null: for this person there is no such row. */
  async target({ table, kind, subject }: Wanted): Promise<Target | null> {
    const fixture = this.fixtures[table]
    const spec = fixture?.rows[kind]
    if (fixture === undefined || spec === undefined) {
      throw new Error(`There is no fixture for ${table}, ${kind}.`)
    }
    const scene = { me: subject.id, colleague: this.colleague }
    const once = <T>(part: string, of: Spec, make: () => Promise<T>) =>
      this.once([table, kind, part, isPersonal(of, scene) ? subject.name : ''].join(), make)
    const holder = fixture.madeIn ?? table
    const made = await once('made', spec, () => this.make(holder, spec(scene)))
    if (made === null) return null
    const added: Spec = (as) => ({ ...spec(as), ...fixture.added?.[kind]?.(as) })
    const fresh = await once('fresh', added, () => this.prepare(holder, added(scene), made))
    const change = fixture.changes?.[kind]
    return {
      made: this.shownIn(table, made),
      fresh: this.shownIn(table, fresh),
      defining: definingColumns(added(scene)),
      change: change === undefined ? null : await this.rows.literals(holder, change(scene)),
    }
  }

  /** Rows that belong to nobody in particular serve everybody: whatever is done to them is undone. */
  private once<T>(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.known.get(key) ?? make()
    this.known.set(key, known)
    return known as Promise<T>
  }

  private make(table: string, spec: RowValues | Existing): Promise<Literals | null> {
    return isExisting(spec) ? this.rows.find(table, spec.existing) : this.rows.make(table, spec)
  }

  private async prepare(table: string, spec: RowValues | Existing, made: Literals) {
    return isExisting(spec) ? this.rows.renewed(table, made) : this.rows.prepare(table, spec)
  }

  /** A view has some of the columns only. */
  private shownIn(table: string, literals: Literals): Literals {
    const names = this.rows.relation(table).columns.map(({ name }) => name)
    return new Map([...literals].filter(([name]) => names.includes(name)))
  }
}

function isPersonal(spec: Spec, scene: Scene): boolean {
  return JSON.stringify(spec(scene)) !== JSON.stringify(spec({ ...scene, me: '' }))
}

function isExisting(spec: RowValues | Existing): spec is Existing {
  return 'existing' in spec
}

function definingColumns(spec: RowValues | Existing): readonly string[] {
  if (isExisting(spec)) return []
  return Object.entries(spec).flatMap(([name, value]) => (value === null ? [] : [name]))
}
