import { type SQL, sql } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { tickets } from '../../../data/sqlite/schema/local-tickets'

/** Words of a text as the index knows them; the last one may be unfinished. Nothing in it is an operator. */
export function searchedWords(text: string): readonly string[] {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.map((word, i) => (i === words.length - 1 ? `"${word}"*` : `"${word}"`))
}

/** Whether every word is in the title, the description or a comment; a text without a word is nowhere. */
export function hasWords(text: string): SQL {
  const each = searchedWords(text).map(hasWord)
  return each.length === 0 ? sql`0` : sql`(${sql.join(each, sql` and `)})`
}

function hasWord(word: string): SQL {
  return sql`${tickets}.rowid in (${rowsWithWord(word)})`
}

/** What a comment is known by in the index begins with its ticket's number. */
function rowsWithWord(word: string): SQL {
  return sql`select rowid as number from tickets_fts where tickets_fts match ${word}
    union all select rowid >> 31 from ticket_comments_fts where ticket_comments_fts match ${word}`
}

/** The numbers of the tickets that have all words of all texts. */
export function rowsWithWords(db: ReadDb, texts: readonly string[]): ReadonlySet<number> {
  const words = texts.map(searchedWords)
  // A text without a word is nowhere.
  if (words.some(({ length }) => length === 0)) return new Set()
  let found: ReadonlySet<number> | null = null
  for (const word of words.flat()) {
    const rows = rowsIn(db, word)
    found = found === null ? new Set(rows) : new Set(rows.filter((row) => found?.has(row)))
    if (found.size === 0) break
  }
  return found ?? new Set()
}

function rowsIn(db: ReadDb, word: string): readonly number[] {
  // In one text: ten thousands of rows take longer to hand over than to find.
  const [row] = db.values<[string]>(
    sql`select json_group_array(number) from (${rowsWithWord(word)})`,
  )
  return JSON.parse(row?.[0] ?? '[]')
}
