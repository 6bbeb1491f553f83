import type { Person } from '@shared/accounts/account-contract'
import type { Label } from '@shared/ask/assistant'
import type { TrainingState } from '@shared/training/training-contract'
import type { ReadDb } from '../../data/sqlite/local-database'
import type { DeskWriter } from '../../data/sync/desk-writer'
import type { Clock } from '../../platform/clock'
import type { Logger } from '../../platform/logger'
import { AskedStore } from './asked-store'
import { CandidateTraining } from './candidate-training'
import { ExampleLabels } from './example-labels'
import { ExampleStore } from './example-store'
import { LiveRouter } from './live-router'
import { ModelRelease } from './model-release'
import { ModelStore } from './model-store'
import { PacedNotice } from './paced-notice'
import { TrainingExamples } from './training-examples'
import type { LabelledText, ModelPublishing, RouterInUse, RouterTrainer } from './training-ports'
import { TrainingService } from './training-service'
import { UncertainQueue } from './uncertain-queue'

export interface TrainingOptions {
  readonly db: ReadDb
  readonly writer: DeskWriter
  readonly person: Person
  /** The central one as far as it is known here: others read the times. */
  readonly clock: Clock
  /** Examples that ship with the app. */
  readonly shipped: () => readonly LabelledText[]
  readonly trainer: RouterTrainer
  readonly router: RouterInUse
  readonly publishing: ModelPublishing
  /** At most five times a second. */
  readonly onChange: (state: TrainingState) => void
  /** This person gave a text its label. */
  readonly onLabelled: (text: string, label: Label) => void
  /** Why the club's router cannot be used on this device, for people; null: it is. */
  readonly onProblem: (problem: string | null) => void
  readonly logger: Logger
}

/** Everything about training for one person; the club's live router is in use when this returns. */
export function openTraining(options: TrainingOptions): TrainingService {
  const { db, person, router, logger, clock } = options
  const store = new ExampleStore(db, person.name)
  const revision = () => store.revision
  const examples = new TrainingExamples(store, options.shipped)
  const models = new ModelStore(db)
  const asked = new AskedStore(db)
  const notice = new PacedNotice(() => options.onChange(service.state))
  const live = new LiveRouter({ ...options, models, onChange: () => void service.routerChanged() })
  const training = new CandidateTraining({
    ...{ examples, router, clock, logger, trainer: options.trainer },
    liveSince: () =>
      models.list().find(({ number }) => number === router.number)?.trainedAt ?? null,
    onChange: () => notice.note(),
  })
  const service = new TrainingService({
    ...{ examples, training, live, models, asked, router, notice, revision, clock, logger },
    labels: new ExampleLabels({ ...options, store }),
    onLabelled: options.onLabelled,
    queue: new UncertainQueue({ asked, examples, router, revision }),
    release: new ModelRelease({ ...options, training, models, live }),
  })
  live.routerModelsChanged()
  return service
}
