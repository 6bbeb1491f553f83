import type { Person } from '@shared/accounts/account-contract'
import { AppError } from '@shared/ipc/app-error'
import { maskedText } from '@shared/training/masked-text'
import type { TrainingExample, trainingRoutes } from '@shared/training/training-contract'
import type { z } from 'zod'
import type { DeskWriter } from '../../data/sync/desk-writer'
import type { Clock } from '../../platform/clock'
import { newId } from '../../platform/ids'
import type { ExampleStore } from './example-store'
import { type ClubExample, exampleKey } from './training-data'

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
  label({ text, label, source, traceId }: LabelInput): TrainingExample {
    const masked = checkedText(maskedText(text))
    const same = this.withSameText(masked)
    // One that has the label already: two desks that settle the same way then change the same.
    const kept = same.find((each) => each.label === label) ?? same[0]
    const id = kept?.id ?? newId()
    this.the.writer.write((changes) => {
      if (kept === undefined) {
        const made = { id, text: masked, label, source, traceId, locationId: null }
        changes.insert('training_examples', { ...made, ...this.signature() })
      } else changes.update('training_examples', id, { label })
      for (const other of same) {
        if (other.id !== id) changes.delete('training_examples', other.id)
      }
    })
    return this.the.store.show(id)
  }

  /** @throws AppError EXAMPLE_NOT_FOUND, DISK_FULL … */
  remove(id: string): void {
    this.the.store.show(id)
    this.the.writer.write((changes) => changes.delete('training_examples', id))
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
      .toSorted((one, other) => (one.labelledAt < other.labelledAt ? 1 : -1))
  }
}

function checkedText(text: string): string {
  if (exampleKey(text) === '') throw new AppError('USAGE', 'Write a question.')
  if (text.length <= longestText) return text
  throw new AppError('TOO_LARGE', 'This is too long for an example. Shorten it to what matters.')
}
