import type { Role } from '../accounts/role'
import type { Label } from './assistant'

/** What is known about a question beside its words. */
export interface RoutingContext {
  readonly role: Role
  /** How it came: typed by staff, at a guest's kiosk, or as a customer's message. */
  readonly channel: 'desk' | 'kiosk' | 'message'
  /** The question names one of the club's places. */
  readonly placeNamed: boolean
  /** Nobody is at the desk of the place now; false where no place is known. */
  readonly afterHours: boolean
  /** Where this customer's, or else this person's, latest questions went, newest first. */
  readonly recent: readonly Label[]
}

/** Nothing is known: what evaluation and training assume. */
export const noContext: RoutingContext = {
  role: 'operator',
  channel: 'desk',
  placeNamed: false,
  afterHours: false,
  recent: [],
}
