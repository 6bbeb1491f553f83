import { AppError } from '@shared/ipc/app-error'
import { columnsOf } from '../mirror-rows'
import type { Central, EntityRights, Hello } from '../protocol'
import { push } from './central-push'
import { prune, pull } from './central-sight'
import { type CentralState, emptyState, type Sender, stamp } from './central-state'
import { policies, simulatedEntities } from './simulated-club'

interface ModelOptions {
  readonly now: () => Date
  readonly newId: () => string
}

/** The central database, as far as sync is concerned, without PostgreSQL. */
export class CentralModel {
  state: CentralState = emptyState()
  private epoch: string
  private restoredTo: string | null = null
  private backup: { readonly at: string; readonly state: CentralState } | null = null
  /** Connections made before a restart are gone. */
  restarts = 0

  constructor(private readonly the: ModelOptions) {
    this.epoch = the.newId()
  }

  /** What one person's connection can do; each call is one transaction. */
  /** @param file which copy really speaks; clones say that they are the same device */
  as(
    person: string,
    file = person,
  ): {
    [Call in keyof Central]: (
      ...input: Parameters<Central[Call]>
    ) => Awaited<ReturnType<Central[Call]>>
  } {
    return {
      hello: (device) => this.hello(person, device),
      push: (device, operations) =>
        push(this.state, this.sender({ person, device, file }), operations),
      pull: (after, limit) => pull(this.state, person, { after, limit }),
    }
  }

  addPlace(id: string): void {
    const row = { id, name: id, deleted_at: null, updated_by: null }
    stamp(this.state, { entity: 'places', row }, { at: this.the.now().toISOString() })
  }

  /** The person is given other places; there is no mark of it but in the scope. */
  setSight(person: string, places: readonly string[]): void {
    const { sight, sightChanges } = this.state
    sight.set(person, places)
    sightChanges.set(person, (sightChanges.get(person) ?? 0) + 1)
  }

  /** As maintenance does it, while nobody is connected: whoever comes back is told. */
  prune(upTo: number): void {
    prune(this.state, upTo)
    this.restarts += 1
  }

  keepBackup(): void {
    this.backup = { at: this.the.now().toISOString(), state: structuredClone(this.state) }
  }

  /** Brings the backup back, if there is one. */
  restore(): boolean {
    if (this.backup === null) return false
    this.state = structuredClone(this.backup.state)
    this.epoch = this.the.newId()
    this.restoredTo = this.backup.at
    this.restarts += 1
    return true
  }

  private hello(person: string, device: string): Hello {
    const known = this.state.devices.get(device)
    if (known === undefined) this.state.devices.set(device, { person, last: 0 })
    else if (known.person !== person) throw new AppError('FOREIGN_DEVICE', 'Somebody else’s.')
    return {
      epoch: this.epoch,
      restoredTo: this.restoredTo,
      scope: `${person} ${this.state.sightChanges.get(person) ?? 0}`,
      now: this.the.now().toISOString(),
      prunedTo: this.state.prunedTo,
      entities: simulatedRights(),
    }
  }

  private sender(who: Pick<Sender, 'person' | 'device' | 'file'>): Sender {
    return { ...who, now: this.the.now(), newId: this.the.newId }
  }
}

function simulatedRights(): Record<string, EntityRights> {
  return Object.fromEntries(
    Object.entries(simulatedEntities).map(([name, entity]) => {
      const readable = columnsOf(entity).map(([, column]) => column.name)
      const updatable = policies[name as keyof typeof policies]
      return [name, { readable, insertable: readable, updatable }]
    }),
  )
}
