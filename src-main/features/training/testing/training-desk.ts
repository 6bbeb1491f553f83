import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Label } from '@shared/ask/assistant'
import type { TrainingState } from '@shared/training/training-contract'
import { localMigrations, temporaryFolder } from '../../../data/postgres/testing/test-server'
import type { LocalDatabase } from '../../../data/sqlite/local-database'
import { openLocalDatabase } from '../../../data/sqlite/open-local-database'
import { answers, questions } from '../../../data/sqlite/schema/asked'
import { outbox } from '../../../data/sqlite/schema/sync'
import { entities } from '../../../data/sync/entities'
import { LocalWriter } from '../../../data/sync/local-writer'
import { filledRow, writeRows } from '../../../data/sync/mirror-rows'
import type { Json } from '../../../data/sync/protocol'
import { newId, newTraceId } from '../../../platform/ids'
import { silentLogger } from '../../../platform/logger'
import { openTraining } from '../open-training'
import type { LabelledText, ModelPublishing } from '../training-ports'
import type { TrainingService } from '../training-service'
import { WordRouter, WordTrainer } from './word-router'

type Fields = Readonly<Record<string, Json>>

export const ada = {
  ...{ id: '01900000-0000-7000-8000-000000000001', name: 'Ada', email: 'ada@club.example' },
  ...{ role: 'admin' as const, locations: [] },
}
const bert = { id: '01900000-0000-7000-8000-000000000002', name: 'Bert' }

export const shippedExamples: readonly LabelledText[] = [
  { text: 'the projector is dark', label: 'tech' },
  { text: 'the simulator is frozen', label: 'tech' },
  { text: 'cancel my booking', label: 'booking' },
  { text: 'move my booking please', label: 'booking' },
  { text: 'when do you open', label: 'customer-info' },
]

/** No server in sight: what needs one fails, and the rest works. */
const unreachable: ModelPublishing = {
  publish: () => Promise.reject(new Error('offline')),
  rollback: () => Promise.reject(new Error('offline')),
  refresh: () => Promise.reject(new Error('offline')),
}

/** Training at a desk that is offline, over a real copy in a file. */
export class TrainingDesk {
  readonly trainer = new WordTrainer()
  readonly router = new WordRouter(shippedExamples)
  readonly local: LocalDatabase
  readonly service: TrainingService
  /** Everything that screens were told, oldest first. */
  readonly states: TrainingState[] = []
  readonly labelled: (readonly [text: string, label: string])[] = []
  readonly problems: (string | null)[] = []
  time = new Date('2026-11-20T12:00:00.000Z')
  private readonly folder = temporaryFolder()

  constructor() {
    mkdirSync(join(this.folder, 'local'))
    const file = join(this.folder, 'local', 'copy.sqlite')
    this.local = openLocalDatabase({ file, migrations: localMigrations, logger: silentLogger })
    this.central('staff_names', { id: ada.id, name: ada.name })
    this.central('staff_names', bert)
    const clock = { now: () => this.time }
    const writer = new LocalWriter({
      ...{ local: this.local, entities, clock, newId },
      onChanged: (changed) => this.service.rowsChanged(changed),
      onQueued: () => undefined,
    })
    this.service = openTraining({
      ...{ db: this.local.read, writer, person: ada, clock, shipped: () => shippedExamples },
      ...{ trainer: this.trainer, router: this.router, publishing: unreachable },
      onLabelled: (text, label) => this.labelled.push([text, label]),
      onChange: (state) => this.states.push(state),
      onProblem: (problem) => this.problems.push(problem),
      logger: silentLogger,
    })
  }

  async close(): Promise<void> {
    await this.service.close()
    this.local.close()
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** As a pull would write it. */
  central(name: keyof typeof entities, row: Fields): void {
    const entity = entities[name]
    const whole = { version: 1, updated_at: '2026-11-19T12:00:00.000Z', ...row }
    this.local.write((db) => writeRows(db, entity, [filledRow(entity, whole)]))
  }

  /** What Bert said. @returns its id */
  centralExample(text: string, label: Label, more: Fields = {}): string {
    const id = newId()
    const labelled = { labelled_by: bert.id, labelled_at: '2026-11-19T12:00:00.000Z' }
    this.central('training_examples', { id, text, label, source: 'staff', ...labelled, ...more })
    return id
  }

  centralModel(number: number, file: string, more: Fields = {}): string {
    const id = newId()
    const sha256 = createHash('sha256').update(file).digest('hex')
    const at = '2026-11-19T18:00:00.000Z'
    this.central('router_models', {
      ...{ id, number, status: 'live', weights_sha256: sha256, bytes: Buffer.byteLength(file) },
      ...{ live_weights: file, metrics: {}, trained_by: bert.id, trained_at: at, published_at: at },
      ...more,
    })
    this.service.rowsChanged([{ entity: 'router_models' }])
    return id
  }

  /** @returns its trace id */
  asked(text: string, routed: { label?: Label; confidence?: number; at?: string } = {}): string {
    const traceId = newTraceId()
    const { label = 'tech', confidence = 0.9, at = '2026-11-20T11:00:00.000Z' } = routed
    const person = { personId: ada.id, personName: ada.name }
    const route = { assistant: label, confidence, tier: 'knowledge', status: 'answered' } as const
    this.local.write((db) => {
      db.insert(questions)
        .values({ traceId, text, askedAt: at, ...person })
        .run()
      db.insert(answers)
        .values({ traceId, ...route, body: {}, durationMs: 5 })
        .run()
    })
    return traceId
  }

  /** What waits to be sent: kind and changed values, oldest first. */
  queued(): readonly unknown[] {
    const rows = this.local.read.select().from(outbox).orderBy(outbox.position).all()
    return rows.map(({ kind, rowId, changes }) => [
      ...[kind, rowId],
      Object.fromEntries(Object.entries(changes).map(([field, { to }]) => [field, to])),
    ])
  }
}
