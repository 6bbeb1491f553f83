import type { Person } from '@shared/accounts/account-contract'
import { AppError } from '@shared/ipc/app-error'
import { maskedText } from '@shared/training/masked-text'
import type { TrainingExample, trainingRoutes } from '@shared/training/training-contract'
import type { z } from 'zod'
import type { DeskWriter } from '../../data/sync/desk-writer'
import type { Clock } from '../../platform/clock'
import { newId } from '../../platform/ids'
import type { ExampleStore } from './example-store'
import { type ClubExample, exampleKey, groupByKey } from './training-data'
import type { LabelledText } from './training-ports'

type FromScreens = z.output<(typeof trainingRoutes)['training.label']['input']>
export type LabelInput = Omit<FromScreens, 'source'> & {
  readonly source: FromScreens['source'] | 'import'
}

/** As the database has it. */
const longestText = 4_000

/** What one person says about questions; it waits for the database in the outbox. */
export class ExampleLabels {
  constructor(
    private readonly the: {
      readonly store: ExampleStore
      readonly writer: DeskWriter
      readonly person: Person
      readonly clock: Clock
    },
  ) {}

  /**
   * Leaves one example of the text in the copy, with that label: the one there is changes it, so
   * that its versions tell who said what; others of the same text go.
   * @throws AppError USAGE, TOO_LARGE, DISK_FULL …
   */
  label(input: LabelInput): TrainingExample {
    const text = checkedText(maskedText(input.text))
    const id = this.keep({ ...input, text }, this.withSameText(text))
    return this.the.store.show(id)
  }

  /**
   * Labels all of them, or none where one cannot be kept.
   * @throws AppError USAGE, TOO_LARGE, INVALID_EXAMPLES (one text with two labels), DISK_FULL …
   */
  import(examples: readonly LabelledText[]): void {
    const given = checkedExamples(examples)
    const kept = groupByKey(this.the.store.all())
    for (const [key, { text, label }] of given) {
      const same = (kept.get(key) ?? []).toSorted(newestFirst)
      if (same.length === 1 && same[0]?.label === label) continue
      this.keep({ text, label, source: 'import', traceId: null }, same)
    }
  }

  /** @throws AppError EXAMPLE_NOT_FOUND, DISK_FULL … */
  remove(id: string): void {
    this.the.store.show(id)
    this.the.writer.write((changes) => changes.delete('training_examples', id))
  }

  /** @param same the examples that have this text, newest first @returns the id of the one that stays */
  private keep({ text, label, source, traceId }: LabelInput, same: readonly ClubExample[]): string {
    // One that has the label already: two desks that settle the same way then change the same.
    const kept = same.find((each) => each.label === label) ?? same[0]
    const id = kept?.id ?? newId()
    this.the.writer.write((changes) => {
      if (kept === undefined) {
        const made = { id, text, label, source, traceId, locationId: null }
        changes.insert('training_examples', { ...made, ...this.signature() })
      } else changes.update('training_examples', id, { label })
      for (const other of same) {
        if (other.id !== id) changes.delete('training_examples', other.id)
      }
    })
    return id
  }

  private signature() {
    const { person, clock } = this.the
    return { labelledBy: person.id, labelledAt: clock.now().toISOString() }
  }

  /** Newest first. */
  private withSameText(text: string): readonly ClubExample[] {
    const key = exampleKey(text)
    return this.the.store
      .all()
      .filter((each) => exampleKey(each.text) === key)
      .toSorted(newestFirst)
  }
}

const newestFirst = (one: ClubExample, other: ClubExample) =>
  one.labelledAt < other.labelledAt ? 1 : -1

/** By `exampleKey`, each text once. */
function checkedExamples(examples: readonly LabelledText[]): ReadonlyMap<string, LabelledText> {
  const byKey = new Map<string, LabelledText>()
  for (const { text: written, label } of examples) {
    const text = checkedText(maskedText(written))
    const key = exampleKey(text)
    const before = byKey.get(key)
    if (before !== undefined && before.label !== label) {
      const message = `“${text}” is labelled ${before.label} and ${label}. Decide for one of them.`
      throw new AppError('INVALID_EXAMPLES', message)
    }
    byKey.set(key, before ?? { text, label })
  }
  return byKey
}

function checkedText(text: string): string {
  if (exampleKey(text) === '') throw new AppError('USAGE', 'Write a question.')
  if (text.length <= longestText) return text
  const start = text.slice(0, 40)
  throw new AppError(
    'TOO_LARGE',
    `“${start}…” is too long for an example. Shorten it to what matters.`,
  )
}
