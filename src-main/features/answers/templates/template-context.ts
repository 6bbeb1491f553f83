import type { FactSources } from './fact-sources'
import type { PlaceFacts } from './template-types'

/** What a template computes its answer from. */
export interface TemplateContext {
  readonly slots: Readonly<Record<string, string>>
  readonly sources: FactSources
  /** The places that are asked about, by name; never none. */
  readonly places: readonly PlaceFacts[]
  /** All places of the club. */
  readonly club: readonly PlaceFacts[]
  readonly now: Date
}

/** One sentence or list item, and the citations that it rests on, the main one first. */
export interface Line {
  readonly kind: 'paragraph' | 'bullet'
  readonly text: string
  readonly cites: readonly number[]
}

/** Computes an answer; null where a fact is missing, so that another tier answers. */
export type TemplateAnswerer = (context: TemplateContext) => readonly Line[] | null

/** What holds for a place, said of any places for which the same holds. */
export interface Statement {
  /** Says it of places by their names. */
  readonly say: (names: readonly string[]) => readonly Omit<Line, 'cites'>[]
  readonly cites: readonly number[]
}

export const paragraph = (text: string, cites: readonly number[]): Line => ({
  ...{ kind: 'paragraph', text, cites },
})

/** One sentence about places. */
export const sentence = (
  say: (names: readonly string[]) => string,
  cites: readonly number[],
): Statement => ({ say: (names) => [{ kind: 'paragraph', text: say(names) }], cites })

/**
 * Says of every place what holds for it; places for which the same holds share the words.
 * @returns null where for one of them nothing is known: half an answer misleads
 */
export function ofEachPlace(
  { places }: TemplateContext,
  statementOf: (place: PlaceFacts) => Statement | null,
): readonly Line[] | null {
  const groups = new Map<string, { names: string[]; statements: Statement[] }>()
  for (const place of places) {
    const statement = statementOf(place)
    if (statement === null) return null
    const key = JSON.stringify(statement.say(['\u0000']))
    const group = groups.get(key) ?? { names: [], statements: [] }
    group.names.push(place.name)
    group.statements.push(statement)
    groups.set(key, group)
  }
  const single = groups.size === 1
  return [...groups.values()].flatMap(({ names, statements }) => {
    const cites = [...new Set(statements.flatMap((one) => one.cites))]
    const said = statements[0]?.say(names) ?? []
    const kind = (line: Omit<Line, 'cites'>) => (single || said.length > 1 ? line.kind : 'bullet')
    return said.map((line) => ({ ...line, kind: kind(line), cites }))
  })
}

/** `is` or `are`, by how many there are. */
export const isOrAre = (names: readonly unknown[]): string => (names.length === 1 ? 'is' : 'are')
