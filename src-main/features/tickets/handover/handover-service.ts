import type { Location } from '@shared/knowledge/knowledge-contract'
import type { Handover } from '@shared/tickets/ticket-handover-contract'
import type { TicketTrend } from '@shared/tickets/ticket-learning-contract'
import type { HandoverStore } from './handover-store'

/** More than this nobody reads at the change of a shift. */
const mostTrends = 40

export interface HandoverDependencies {
  readonly store: Pick<HandoverStore, 'of'>
  readonly places: () => readonly Pick<Location, 'id' | 'name'>[]
  /** What happens again and again in one place, the most often first. */
  readonly trends: (at: { readonly locationId?: string }) => Promise<readonly TicketTrend[]>
}

/** What the next shift has to know. */
export class HandoverService {
  constructor(private readonly the: HandoverDependencies) {}

  async of(asked: Parameters<HandoverStore['of']>[0]): Promise<Handover> {
    const { store, trends, places } = this.the
    const { locationId } = asked
    const again = await trends(locationId === null ? {} : { locationId })
    const names = new Map(places().map(({ id, name }) => [id, name]))
    const recurring = again.slice(0, mostTrends).map((trend) => ({
      ...{ locationName: names.get(trend.locationId) ?? trend.locationId },
      ...{ bayNumber: trend.bayNumber, about: trend.about, times: trend.count },
      ...{ latestId: trend.ticketIds[0] ?? '', latestTitle: trend.lastTitle },
    }))
    return { ...store.of(asked), recurring }
  }
}
