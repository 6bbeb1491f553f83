import { type Presence, presenceEveryMs } from '@shared/tickets/ticket-presence-contract'
import type { Logger } from '../../../platform/logger'

interface Being {
  readonly id: string
  readonly writing: boolean
}

type AskWhoIsThere = (being: Being, signal: AbortSignal) => Promise<readonly Presence[]>

/** Longer than this nobody waits to hear who else is there. */
const patienceMs = 5_000

/** Who else has a ticket before them: asked over the line that there is, and not asked often. */
export class PresenceService {
  private last: { readonly being: Being; readonly at: number; readonly others: Presence[] } | null =
    null

  constructor(
    private readonly the: {
      /** `null`: there is no line now, or this device has no name there yet. */
      readonly line: () => AskWhoIsThere | null
      /** Milliseconds of a counter that only goes forward. */
      readonly monotonic: () => number
      readonly logger: Logger
    },
  ) {}

  /** Nobody where it cannot be known: offline, or the ticket is not sent yet. */
  async beAt(being: Being): Promise<Presence[]> {
    const { line, monotonic, logger } = this.the
    const { last } = this
    const asked = monotonic()
    const same = last?.being.id === being.id && last.being.writing === being.writing
    if (last !== null && same && asked - last.at < presenceEveryMs / 2) return last.others
    const ask = line()
    if (ask === null) return []
    try {
      const others = [...(await ask(being, AbortSignal.timeout(patienceMs)))]
      this.last = { being, at: asked, others }
      return others
    } catch (error) {
      logger.info('It is not known who else is at the ticket.', { error })
      return []
    }
  }
}
