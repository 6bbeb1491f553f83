import { readDemoContent } from '../../../../data/demo/demo-content'
import type { FactBook, PlaceFacts } from '../template-types'

/** The demo club as the copy on a device has it. */
export function demoFacts(): { readonly facts: FactBook; readonly places: readonly PlaceFacts[] } {
  const { club, facts } = readDemoContent('resources/demo-club')
  const row = { version: 1, updatedAt: '2026-11-09T12:00:00.000Z', updatedBy: null }
  return {
    facts: facts.map(({ key, location, value, audience }, i) => ({
      ...{ id: `fact-${i + 1}`, key, locationId: location, value, audience, ...row },
    })),
    places: club.locations
      .map(({ id, name, address, phone, hours, staffedHours, holidays, timeZone }) => ({
        ...{ id, name, address, phone, ...row },
        times: { hours, staffedHours, holidays, timeZone },
      }))
      .sort((one, other) => one.name.localeCompare(other.name)),
  }
}
