import type { Person } from '@shared/accounts/account-contract'
import { normaliseQuestion, withoutPlaces } from '@shared/ask/question-text'
import type { Location } from '@shared/knowledge/knowledge-contract'
import type { Core } from './compose-core'
import type { LocalDatabase } from './data/sqlite/local-database'
import type { DeskSync } from './data/sync/desk-sync'
import { AnswerCacheStore } from './features/answers/cache/answer-cache-store'
import { CorrectedRouteStore } from './features/answers/cache/corrected-route-store'
import { CurrentKnowledge } from './features/answers/current-knowledge'
import { CustomerStore } from './features/answers/generation/customer-store'
import type { PassageIndex } from './features/answers/retrieval/passage-index'
import { PassageStore } from './features/answers/retrieval/passage-store'
import { FactStore } from './features/answers/templates/fact-store'
import type { LocationStore } from './features/knowledge/location-store'
import { type AnswerRules, liveAnswerRules } from './features/settings/answer-settings'
import { SettingStore } from './features/settings/setting-store'
import { CustomerIndex } from './llm/customer-index'
import { Redaction } from './llm/redaction'
import { type Held, held } from './platform/until-changed'

export interface AnswersParts {
  readonly local: LocalDatabase
  readonly person: Person
  readonly password: string
  readonly desk: DeskSync
  readonly index: PassageIndex
  readonly locations: LocationStore
}

/** What the composing of one part hands to the next. */
export interface AnswerBasis extends AnswersParts {
  readonly core: Core
  readonly store: AnswerCacheStore
  readonly corrected: CorrectedRouteStore
  readonly facts: FactStore
  readonly knowledge: CurrentKnowledge
  readonly passages: PassageStore
  /** Made ready for finding them in texts. */
  readonly customers: Held<CustomerIndex>
  readonly rules: () => AnswerRules
  readonly redaction: () => Redaction
  readonly places: Held<readonly Location[]>
  readonly topicOf: (question: string, locationId: string | null) => string
}

export function answerBasis(core: Core, parts: AnswersParts): AnswerBasis {
  const { local, locations } = parts
  const { logger } = core
  const facts = new FactStore(local.read)
  const passages = new PassageStore(local.read)
  const customerStore = new CustomerStore(local.read)
  const customers = held(() => new CustomerIndex(customerStore.all()))
  const places = held(() => locations.all())
  return {
    ...{ core, ...parts, facts, customers, passages },
    store: new AnswerCacheStore(local, core.clock),
    corrected: new CorrectedRouteStore(local.read),
    knowledge: new CurrentKnowledge({
      passages: () => passages.all(),
      facts: () => facts.facts(),
      places: () => facts.places(),
    }),
    rules: liveAnswerRules({ store: new SettingStore(local.read), logger }),
    redaction: () =>
      new Redaction({ customers: customers.value(), allowed: publicContacts(facts) }),
    places,
    topicOf: (question, locationId) => {
      const normalised = normaliseQuestion(question)
      const named = places.value().filter(({ name }) => normalised.includes(name.toLowerCase()))
      // Where it is, is said by the scope; from where to where is not.
      return named.length === 1 && named[0]?.id === locationId
        ? withoutPlaces(question, named)
        : normalised
    },
  }
}

/** What everybody may know of the club itself is not redacted. */
function publicContacts(facts: FactStore): readonly string[] {
  const contacts = facts
    .facts()
    .filter(({ key, audience }) => audience === 'public' && key.startsWith('contact.'))
    .flatMap(({ value }) => (typeof value === 'object' ? Object.values(value ?? {}) : [value]))
  const places = facts.places().flatMap(({ phone, address }) => [phone, address])
  return [...contacts, ...places].filter((contact) => typeof contact === 'string')
}
