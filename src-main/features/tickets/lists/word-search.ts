import { type SQL, sql } from 'drizzle-orm'
import { ticketComments, tickets } from '../../../data/sqlite/schema/local-tickets'

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
  return sql`(${tickets}.rowid in (select rowid from tickets_fts where tickets_fts match ${word})
    or ${tickets.id} in (select ${ticketComments.ticketId} from ${ticketComments}
      where ${ticketComments}.rowid in
        (select rowid from ticket_comments_fts where ticket_comments_fts match ${word})))`
}
