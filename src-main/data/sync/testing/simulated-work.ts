import { AppError } from '@shared/ipc/app-error'
import { eq, isNull } from 'drizzle-orm'
import type { SeededRandom } from '../../demo/seeded-random'
import type { ChangedFields } from '../local-changes'
import { jobStatuses, simulatedEntities } from './simulated-club'
import type { SimulatedDesk } from './simulated-desk'
import type { WrittenValues } from './written-values'

export interface WorkWorld {
  readonly random: SeededRandom
  readonly values: WrittenValues
  readonly places: readonly string[]
  readonly now: () => Date
}

const { jobs, notes, sync_conflicts: conflicts } = simulatedEntities
type JobFields = ChangedFields<typeof jobs>

/** What people do at their desks; whatever their device refuses, they leave. */
export class SimulatedWork {
  constructor(private readonly the: WorkWorld) {}

  /** @returns what was done, for the trace */
  doSomething(desk: SimulatedDesk): string {
    const kinds = [
      ...Array<'edit'>(10).fill('edit'),
      ...(['note', 'note', 'edit-note', 'job', 'delete', 'settle', 'retry', 'discard'] as const),
      'tag-some' as const,
    ]
    const kind = this.the.random.pick(kinds)
    try {
      this.actions[kind](desk)
      return kind
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return `${kind}: ${error.code}`
    }
  }

  private readonly actions = {
    edit: (desk: SimulatedDesk) => this.edit(desk),
    'tag-some': (desk: SimulatedDesk) => this.tagSome(desk),
    note: (desk: SimulatedDesk) => this.addNote(desk),
    'edit-note': (desk: SimulatedDesk) => this.editNote(desk),
    job: (desk: SimulatedDesk) => this.addJob(desk),
    delete: (desk: SimulatedDesk) => this.delete(desk),
    settle: (desk: SimulatedDesk) => this.settle(desk),
    retry: (desk: SimulatedDesk) => this.seeToLetter(desk, 'retry'),
    discard: (desk: SimulatedDesk) => this.seeToLetter(desk, 'discard'),
  }

  /** One transaction, one to three fields: some texts, some that merge otherwise. */
  private edit(desk: SimulatedDesk): void {
    const { random, values, places } = this.the
    const job = this.pickRow(desk.local.read.select().from(jobs.mirror).all())
    if (job === null) return
    const title = random.below(30) === 0 ? '' : values.next('title')
    const choices: readonly (() => JobFields)[] = [
      () => ({ title }),
      () => ({ text: values.next('text') }),
      () => ({ title: values.next('title'), text: values.next('text') }),
      () => ({ tags: [...job.tags, values.next('tag')] }),
      () => ({ tags: job.tags.slice(1) }),
      () => ({ seen: job.seen + random.below(5) }),
      () => ({ status: random.pick(jobStatuses) }),
      () => ({ closedBy: values.next('closer') }),
      () => (random.below(4) === 0 ? { placeId: random.pick(places) } : { title }),
    ]
    const fields = random.pick(choices)()
    desk.writer.write((changes) => changes.update('jobs', job.id, fields))
    for (const field of ['title', 'text'] as const) {
      const value = fields[field]
      if (value) values.add({ value, from: job[field], desk, field })
    }
    // An empty one is refused, unless it only replaces what has come second already.
    if (fields.title === '') values.giveUp({ title: { to: job.title } })
    this.noteTags(desk, job.tags, fields.tags ?? job.tags)
  }

  /** Several jobs in one step. */
  private tagSome(desk: SimulatedDesk): void {
    const { random, values } = this.the
    const all = desk.local.read.select().from(jobs.mirror).limit(3).all()
    const text = random.below(2) === 0
    const fields = new Map<string, JobFields>(
      all.map(({ id, tags }) => [
        id,
        text ? { text: values.next('text') } : { tags: [...tags, values.next('tag')] },
      ]),
    )
    desk.writer.write((changes) => changes.updateAll('jobs', fields))
    for (const job of all) {
      const { text: value, tags = job.tags } = fields.get(job.id) ?? {}
      if (value !== undefined) values.add({ value, from: job.text, desk, field: 'text' })
      this.noteTags(desk, job.tags, tags)
    }
  }

  private noteTags(desk: SimulatedDesk, before: readonly string[], after: readonly string[]): void {
    const { values } = this.the
    const gone = before.filter((tag) => !after.includes(tag))
    values.giveUp({ tags: { to: [...gone] } })
    for (const value of after.filter((tag) => !before.includes(tag))) {
      values.add({ value, from: null, desk, field: 'tags' })
    }
  }

  private addNote(desk: SimulatedDesk): void {
    const { random, values, now } = this.the
    const job = this.pickRow(desk.local.read.select().from(jobs.mirror).all())
    if (job === null) return
    const id = random.id(now())
    const body = values.next('body')
    desk.writer.write((changes) => changes.insert('notes', { id, jobId: job.id, body }))
    values.add({ value: body, from: null, desk, field: 'body' })
  }

  private editNote(desk: SimulatedDesk): void {
    const { values } = this.the
    const note = this.pickRow(desk.local.read.select().from(notes.mirror).all())
    if (note === null) return
    const body = values.next('body')
    desk.writer.write((changes) => changes.update('notes', note.id, { body }))
    values.add({ value: body, from: note.body, desk, field: 'body' })
  }

  /** A job with two notes: what depends on it is made in the same transaction. */
  addJob(desk: SimulatedDesk): void {
    const { random, values, places, now } = this.the
    const id = random.id(now())
    const title = values.next('title')
    const text = values.next('text')
    const bodies = [values.next('body'), values.next('body')]
    desk.writer.write((changes) => {
      const placeId = random.pick(places)
      const rest = { tags: [], status: 'open', seen: 0 } as const
      changes.insert('jobs', { id, placeId, title, text, ...rest, tags: [] })
      for (const body of bodies) changes.insert('notes', { id: random.id(now()), jobId: id, body })
    })
    values.add({ value: title, from: null, desk, field: 'title' })
    values.add({ value: text, from: null, desk, field: 'text' })
    for (const value of bodies) values.add({ value, from: null, desk, field: 'body' })
  }

  private delete(desk: SimulatedDesk): void {
    const { random } = this.the
    if (random.below(2) === 0) {
      const note = this.pickRow(desk.local.read.select().from(notes.mirror).all())
      if (note !== null) desk.writer.write((changes) => changes.delete('notes', note.id))
      return
    }
    const job = this.pickRow(desk.local.read.select().from(jobs.mirror).all())
    if (job !== null) desk.writer.write((changes) => changes.delete('jobs', job.id))
  }

  private settle(desk: SimulatedDesk): void {
    const { random, values } = this.the
    const { read } = desk.local
    const open = read
      .select()
      .from(conflicts.mirror)
      .where(isNull(conflicts.mirror.resolution))
      .all()
    const conflict = this.pickRow(open.filter(({ field }) => field === 'title' || field === 'text'))
    if (conflict === null) return
    const value = String(conflict.mine)
    const field = conflict.field === 'text' ? 'text' : 'title'
    const job = read.select().from(jobs.mirror).where(eq(jobs.mirror.id, conflict.rowId)).get()
    const resolution = random.pick(['theirs', 'mine'] as const)
    desk.writer.write((changes) => {
      if (resolution === 'mine') changes.update('jobs', conflict.rowId, { [field]: value })
      changes.update('sync_conflicts', conflict.id, { resolution })
    })
    values.repeat({ mine: { to: value } })
    if (resolution === 'mine') values.add({ value, from: job?.[field] ?? null, desk, field })
  }

  seeToLetter(desk: SimulatedDesk, what: 'retry' | 'discard'): void {
    const { values } = this.the
    const letter = this.pickRow(desk.letters.list())
    if (letter === null) return
    desk.letters[what](letter.opId)
    if (what === 'discard') values.giveUp(letter.changes)
    else values.repeat(letter.changes)
  }

  private pickRow<Picked>(rows: readonly Picked[]): Picked | null {
    return rows.length === 0 ? null : this.the.random.pick(rows)
  }
}
