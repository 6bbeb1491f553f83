import { normaliseQuestion } from '@shared/ask/question-text'
import type { ticketCategories, ticketPriorities } from '@shared/tickets/ticket-kinds'
import { z } from 'zod'

type Category = (typeof ticketCategories)[number]
type Priority = (typeof ticketPriorities)[number]

const patterns = z.array(z.string().min(1)).min(1)

const rulesFile = z.object({
  categories: z.object({ orders: patterns, tech: patterns, facilities: patterns }),
  priorities: z.object({ urgent: patterns, high: patterns, low: patterns }),
})

/** A value and the words of the text that speak for it. */
export interface Spoken<Value> {
  readonly value: Value
  readonly words: readonly string[]
}

export interface GuessRules {
  /** Categories that the text speaks of, the one it speaks of most first. */
  categories(text: string): readonly Spoken<Category>[]
  /** The most pressing one that it speaks of; `null`: it says nothing of that. */
  priority(text: string): Spoken<Priority> | null
}

/**
 * Compiles what words say of a ticket.
 * @param json the content of `resources/tickets/guesses.json`
 */
export function compileGuessRules(json: unknown): GuessRules {
  const rules = rulesFile.parse(json)
  const categories = compiled(rules.categories)
  const priorities = compiled(rules.priorities)
  return {
    categories: (text) => {
      const spoken = matchesOf(categories, text).filter(({ words }) => words.length > 0)
      // To buy a projector is an order, whatever else it speaks of.
      const weight = ({ value, words }: Spoken<Category>) =>
        words.length + (value === 'orders' ? 10 : 0)
      return spoken.toSorted((a, b) => weight(b) - weight(a))
    },
    priority: (text) => matchesOf(priorities, text).find(({ words }) => words.length > 0) ?? null,
  }
}

type Compiled<Value extends string> = readonly (readonly [Value, readonly RegExp[]])[]

function compiled<Value extends string>(
  rules: Readonly<Record<Value, readonly string[]>>,
): Compiled<Value> {
  const entries = Object.entries(rules) as [Value, readonly string[]][]
  return entries.map(([value, all]) => [value, all.map((pattern) => new RegExp(pattern, 'u'))])
}

function matchesOf<Value extends string>(rules: Compiled<Value>, text: string): Spoken<Value>[] {
  const read = normaliseQuestion(text.slice(0, 2_000))
  return rules.map(([value, all]) => ({
    value,
    words: [...new Set(all.flatMap((pattern) => pattern.exec(read)?.[0].trim() ?? []))],
  }))
}
