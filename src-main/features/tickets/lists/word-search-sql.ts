import { type SQL, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { tickets } from '../../../data/sqlite/schema/local-tickets'

/** Where words are sought, by their stems and as they are written. */
interface Place {
  readonly stems: string
  readonly written: string
  /** Of a ticket, from what it is known by there. */
  readonly number: SQL
  /** The one column of it. */
  readonly column?: string
}

const inTicket: Place = {
  ...{ stems: 'tickets_fts', written: 'tickets_written_fts', number: sql`rowid` },
}
const places = {
  ticket: inTicket,
  title: { ...inTicket, column: 'title' },
  /** What a comment is known by begins with its ticket's number. */
  comment: {
    ...{ stems: 'ticket_comments_fts', written: 'ticket_comments_written_fts' },
    number: sql`rowid >> 31`,
  },
} as const satisfies Record<string, Place>

/** Words of a text, the last of which may be unfinished. Nothing in them is an operator. */
export function searchedWords(text: string): readonly string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map(quoted)
}

/** As one word of the index, whatever is in it. */
export const quoted = (word: string): string => `"${word.replaceAll('"', '')}"`

/** True of none, in a way that has to be looked up: with a plain 0 SQLite finds no way through an index. */
const nowhere = sql`${tickets}.rowid < 0`

/** Whether every word is in the title, the description or a comment; a text without a word is nowhere. */
export function hasWords(text: string): SQL {
  const words = searchedWords(text)
  const each = words.map(
    (word, i) => sql`${tickets}.rowid in (${rowsWithWord(word, i === words.length - 1)})`,
  )
  return each.length === 0 ? nowhere : sql`(${sql.join(each, sql` and `)})`
}

function rowsWithWord(word: string, mayBeUnfinished: boolean): SQL {
  const finished = sql`${rowsIn(places.ticket, word)} union all ${rowsIn(places.comment, word)}`
  if (!mayBeUnfinished) return finished
  return sql`${finished} union all ${rowsBegunIn(places.ticket, word)}
    union all ${rowsBegunIn(places.comment, word)}`
}

const rowsIn = ({ stems, number }: Place, word: string) =>
  sql`select ${number} as number from ${sql.identifier(stems)} where ${sql.identifier(stems)} match ${word}`

const rowsBegunIn = ({ written, number }: Place, word: string) =>
  sql`select ${number} as number from ${sql.identifier(written)}
    where ${sql.identifier(written)} match ${`${word}*`}`

/** The numbers of the tickets that have all words of all texts. */
export function rowsWithWords(db: ReadDb, texts: readonly string[]): ReadonlySet<number> {
  const words = texts.map(searchedWords)
  // A text without a word is nowhere.
  if (words.some(({ length }) => length === 0)) return new Set()
  const sought = words.flatMap((each) =>
    each.map((word, i) => rowsWithWord(word, i === each.length - 1)),
  )
  let found: ReadonlySet<number> | null = null
  for (const word of sought) {
    const rows = read(db, word)
    found = found === null ? new Set(rows) : new Set(rows.filter((row) => found?.has(row)))
    if (found.size === 0) break
  }
  return found ?? new Set()
}

function read(db: ReadDb, rows: SQL): readonly number[] {
  // In one text: ten thousands of rows take longer to hand over than to find.
  const [row] = db.values<[string]>(sql`select json_group_array(number) from (${rows})`)
  return JSON.parse(row?.[0] ?? '[]')
}

/**
 * The newest texts of a kind that have all of the words in one, as numbers of their tickets.
 * @param words as `searchedWords` gives them @param most of what is finished, and of what is not
 */
export function newestWithAll(
  kind: keyof typeof places,
  words: readonly string[],
  most: number,
): SQL {
  const { stems, written, number, column }: Place = places[kind]
  const [stemsTable, writtenTable] = [sql.identifier(stems), sql.identifier(written)]
  const asked = (sought: readonly string[]) =>
    column === undefined ? sought.join(' ') : `${column} : (${sought.join(' ')})`
  const before = words.slice(0, -1)
  // The plus keeps it from running the search once for each of them.
  const beside =
    before.length === 0
      ? sql``
      : sql`and +rowid in (select rowid from ${stemsTable} where ${stemsTable} match ${asked(before)})`
  return sql`select number from (select ${number} as number from ${stemsTable}
      where ${stemsTable} match ${asked(words)} order by rowid desc limit ${most})
    union all select number from (select ${number} as number from ${writtenTable}
      where ${writtenTable} match ${asked([`${words.at(-1)}*`])} ${beside}
      order by rowid desc limit ${most})`
}
