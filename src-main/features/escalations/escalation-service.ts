import type { Person } from '@shared/accounts/account-contract'
import { management, type Role, staff } from '@shared/accounts/role'
import type { Answer } from '@shared/ask/ask-contract'
import type { Escalation } from '@shared/escalations/escalation-contract'
import { AppError } from '@shared/ipc/app-error'
import type { DeskWriter } from '../../data/sync/desk-writer'
import type { Clock } from '../../platform/clock'
import { newId } from '../../platform/ids'
import type { EscalationStore } from './escalation-store'

interface EscalationDependencies {
  readonly store: EscalationStore
  readonly writer: DeskWriter
  readonly person: Person
  readonly clock: Clock
  /** A question as colleagues may read it: without numbers, addresses and names of customers. */
  readonly redacted: (text: string) => string
  /** An answer of this person's on this device. @throws AppError TRACE_NOT_FOUND */
  readonly answerOf: (traceId: string) => Answer
  /** Something was asked, claimed or answered. @param waiting how many questions wait now */
  readonly onChange: (waiting: number) => void
}

/** Questions that no machine answered: handed to people, claimed by one, answered for all to see. */
export class EscalationService {
  constructor(private readonly the: EscalationDependencies) {}

  list(limit: number): { items: Escalation[]; waiting: number } {
    return { items: this.the.store.list(limit), waiting: this.the.store.waiting() }
  }

  ofTraces(traceIds: readonly string[]): Escalation[] {
    return this.the.store.ofTraces(traceIds)
  }

  /** What was handed over goes to people at once; guests are told to call instead. */
  handOver(answer: Answer): void {
    const { handover } = answer
    if (handover === null || handover.reason === 'stopped') return
    if (isStaff(this.the.person.role)) this.create(answer, handover.reason)
  }

  /** Asks a person about one's own question; once asked, the same one comes back. */
  raise(traceId: string): Escalation {
    const answer = this.the.answerOf(traceId)
    const [already] = this.the.store.ofTraces([traceId])
    return already ?? this.show(this.create(answer, answer.handover?.reason ?? 'unhelpful'))
  }

  /** Takes charge; the first one stays. @throws AppError ALREADY_CLAIMED, ALREADY_ANSWERED */
  claim(id: string): Escalation {
    const known = this.openOne(id)
    if (known.claimedByMe) return known
    if (isSomebodysElse(known)) throw alreadyClaimed(known)
    const { writer, person } = this.the
    writer.write((changes) => changes.update('escalations', id, { claimedBy: person.id }))
    return this.show(id)
  }

  /**
   * Answers for everybody to see; an answer that was given stays. Management need not wait for
   * whoever has claimed it. @throws AppError ALREADY_ANSWERED, ALREADY_CLAIMED
   */
  answer(id: string, answer: string): Escalation {
    const known = this.openOne(id)
    const { writer, person } = this.the
    if (isSomebodysElse(known) && !isManagement(person.role)) throw alreadyClaimed(known)
    const claim = known.status === 'waiting' ? { claimedBy: person.id } : {}
    writer.write((changes) =>
      changes.update('escalations', id, { ...claim, answer, answeredBy: person.id }),
    )
    return this.show(id)
  }

  rowsChanged(changed: readonly { readonly entity: string }[]): void {
    if (changed.some(({ entity }) => entity === 'escalations')) this.anyRowsChanged()
  }

  anyRowsChanged(): void {
    this.the.onChange(this.the.store.waiting())
  }

  private create(answer: Answer, reason: string): string {
    const { traceId, assistant, question, locationId, confidence, decision, tiers } = answer
    const { writer, person, clock, redacted } = this.the
    const id = newId()
    writer.write((changes) =>
      changes.insert('escalations', {
        ...{ id, traceId, assistant, reason, locationId, question: redacted(question) },
        channel: decision?.escalatesTo ?? 'public',
        context: { confidence, priority: decision?.priority ?? null, tiers },
        ...{ createdBy: person.id, createdAt: clock.now().toISOString() },
      }),
    )
    return id
  }

  private openOne(id: string): Escalation {
    const known = this.show(id)
    if (known.status === 'answered') {
      throw new AppError('ALREADY_ANSWERED', 'Somebody has answered this already.')
    }
    return known
  }

  private show(id: string): Escalation {
    const known = this.the.store.get(id)
    if (known === null) throw new AppError('NOT_FOUND', 'This question is not here any more.')
    return known
  }
}

const isStaff = (role: Role) => (staff as readonly Role[]).includes(role)
const isManagement = (role: Role) => (management as readonly Role[]).includes(role)

/** Also of somebody whose name is not known any more. */
const isSomebodysElse = ({ status, claimedByMe }: Escalation) =>
  status === 'claimed' && !claimedByMe

const alreadyClaimed = ({ claimedBy }: Escalation) =>
  new AppError('ALREADY_CLAIMED', `${claimedBy ?? 'Somebody else'} has this already.`)
