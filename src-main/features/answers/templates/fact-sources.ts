import type { Audience } from '@shared/accounts/role'
import type { Citation } from '@shared/ask/ask-contract'
import type { z } from 'zod'
import { factPassageId, hashOfFact, hashOfPlace, placePassageId } from './fact-hashes'
import { readableFact } from './readable-fact'
import { readableHours } from './readable-hours'
import type { Fact, PlaceFacts, Provenance } from './template-types'

/** A fact's value, in the form that was asked for. */
export interface Known<Value> {
  readonly value: Value
  readonly fact: Fact
}

/** The facts that an asker may know, and the citations of those an answer used. */
export class FactSources {
  private readonly cited: Citation[] = []

  constructor(
    private readonly facts: readonly Fact[],
    private readonly places: readonly PlaceFacts[],
    private readonly audiences: readonly Audience[],
  ) {}

  /**
   * A place's own fact, else the club's.
   * @returns null where there is none, the asker may not know it, or it is in no form that is known
   */
  read<Value>(key: string, placeId: string | null, form: z.ZodType<Value>): Known<Value> | null {
    const own = this.facts.find((fact) => fact.key === key && fact.locationId === placeId)
    // A place's own fact that is secret must not be answered by the club's.
    const fact = own ?? this.facts.find((one) => one.key === key && one.locationId === null)
    if (fact === undefined || !this.audiences.includes(fact.audience)) return null
    const parsed = form.safeParse(fact.value)
    return parsed.success ? { value: parsed.data, fact } : null
  }

  /** @returns the number of the citation */
  citeFact(fact: Fact, title: string): number {
    const place = this.places.find(({ id }) => id === fact.locationId)
    return this.cite({
      ...provenance(fact),
      passageId: factPassageId(fact.id),
      heading: place === undefined ? title : `${title} · ${place.name}`,
      text: readableFact(fact.value),
      sha256: hashOfFact(fact),
      audience: fact.audience,
    })
  }

  /** Cites a place's hours, or its address and phone. */
  citePlace(place: PlaceFacts, about: 'Opening hours' | 'Staffed hours' | 'Address'): number {
    return this.cite({
      ...provenance(place),
      passageId: placePassageId(place.id),
      heading: `${about} · ${place.name}`,
      text: about === 'Address' ? `${place.name}: ${place.address}` : readableHours(place, about),
      sha256: hashOfPlace(place),
      audience: 'public',
    })
  }

  citations(): readonly Citation[] {
    return this.cited
  }

  private cite(citation: Omit<Citation, 'number' | 'kind' | 'sop'>): number {
    const known = this.cited.find(
      ({ passageId, heading }) => passageId === citation.passageId && heading === citation.heading,
    )
    if (known !== undefined) return known.number
    const number = this.cited.length + 1
    this.cited.push({ number, kind: 'fact', sop: 'Facts', ...citation })
    return number
  }
}

const provenance = ({ version, updatedAt, updatedBy }: Provenance) => ({
  ...{ version, author: updatedBy ?? 'ClubOS', approvedAt: updatedAt },
})
