import type { Assistant, Label } from '@shared/ask/assistant'
import { maskedText } from '@shared/training/masked-text'
import { isNull } from 'drizzle-orm'
import type { ReadDb } from '../../../data/sqlite/local-database'
import { trainingExamples } from '../../../data/sqlite/schema/local-routing'
import { held } from '../../../platform/until-changed'
import { cacheKey } from './remembered-answer'

/** Whose questions are whose, as people have said: stronger than what a router made of them. */
export interface SaidByPeople {
  /** People gave this very question to others. */
  speaksAgainst(question: string, assistant: Assistant): boolean
}

/** Read from the club's training examples, as far as this person may see them. */
export class CorrectedRouteStore implements SaidByPeople {
  private readonly labels = held(() => this.read())

  constructor(private readonly db: ReadDb) {}

  changed(): void {
    this.labels.changed()
  }

  /** Where two people disagree, neither is against it. */
  speaksAgainst(question: string, assistant: Assistant): boolean {
    const labels = this.labels.value()
    const said = labels.size === 0 ? undefined : labels.get(keyOf(question))
    return said !== undefined && !said.includes(assistant)
  }

  private read(): ReadonlyMap<string, readonly Label[]> {
    const { text, label, deletedAt } = trainingExamples
    const byKey = new Map<string, Label[]>()
    const rows = this.db.select({ text, label }).from(trainingExamples).where(isNull(deletedAt))
    for (const each of rows.all()) {
      const key = cacheKey(each.text)
      const said = byKey.get(key)
      if (said === undefined) byKey.set(key, [each.label])
      else said.push(each.label)
    }
    return byKey
  }
}

/** Examples are kept without what identifies a customer; few questions hold any of it. */
const keyOf = (question: string) =>
  cacheKey(/[@\p{Nd}]|:\/\/|www/u.test(question) ? maskedText(question) : question)
