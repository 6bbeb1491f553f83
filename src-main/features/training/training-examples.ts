import type { ExampleListInput, TrainingExample } from '@shared/training/training-contract'
import { untilChanged } from '../../platform/until-changed'
import { type ExampleStore, searchWords } from './example-store'
import { mergeExamples, type TrainingSet } from './training-data'
import type { LabelledText } from './training-ports'

/** What ships with the app and what the club has made of it. */
export class TrainingExamples {
  /** As of now; made anew only when this device's copy has changed. */
  readonly current: () => TrainingSet

  constructor(
    private readonly store: ExampleStore,
    shipped: () => readonly LabelledText[],
  ) {
    this.current = untilChanged(
      () => store.revision,
      () => mergeExamples(shipped(), store.all()),
    )
  }

  /** Newest labels first, then what ships with the app as far as the club has no label for it. */
  list(filter: ExampleListInput): { items: TrainingExample[]; total: number } {
    const { offset, limit } = filter
    const club = this.store.page(filter)
    const seeds = this.current().seeds.filter(matches(filter))
    const from = Math.max(0, offset - club.total)
    const items = [...club.items, ...seeds.slice(from, from + limit - club.items.length)]
    return { items, total: club.total + seeds.length }
  }
}

function matches({ label, source, search }: ExampleListInput) {
  const words = searchWords(search).map((word) => word.toLowerCase())
  return (example: TrainingExample) =>
    (label === undefined || example.label === label) &&
    (source === undefined || example.source === source) &&
    words.every((word) => example.text.toLowerCase().includes(word))
}
