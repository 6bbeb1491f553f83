import { routingSettings } from '@shared/settings/settings-contract'
import type { RoutingRules } from './routing-decision'

/** As the app decides where the club has set nothing. */
export const defaultRoutingRules: RoutingRules = {
  specialistAt: routingSettings['routing.specialist-at'].default,
  generalAt: routingSettings['routing.general-at'].default,
  emergencyAt: routingSettings['routing.emergency-at'].default,
  outOfScopeAt: routingSettings['routing.out-of-scope-at'].default,
  channelOf: (label) => label,
  afterHoursChannel: 'after-hours',
}
