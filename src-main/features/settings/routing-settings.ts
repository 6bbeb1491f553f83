import type { Label } from '@shared/ask/assistant'
import { type LiveSettings, liveValues } from './live-values'
import { type ConfiguredShares, channelOf, type SettingValues, shareOf } from './setting-values'

/** Who takes a question and who hears of it, as the club has set it. */
export interface RoutingRules {
  readonly specialistAt: number
  readonly generalAt: number
  readonly emergencyAt: number
  readonly outOfScopeAt: number
  readonly channelOf: (label: Label) => string
  readonly afterHoursChannel: string
}

/**
 * The settings as they are at each call: the club's own, else the managed configuration's, else
 * the app's. Without the copy those that were read last hold on.
 */
export function liveRoutingRules(
  the: LiveSettings & { readonly configured: ConfiguredShares },
): () => RoutingRules {
  const values = liveValues(the)
  return () => rulesOf(values(), the.configured)
}

function rulesOf(values: SettingValues, configured: ConfiguredShares): RoutingRules {
  return {
    specialistAt: shareOf('routing.specialist-at', values, configured),
    generalAt: shareOf('routing.general-at', values, configured),
    emergencyAt: shareOf('routing.emergency-at', values, configured),
    outOfScopeAt: shareOf('routing.out-of-scope-at', values, configured),
    channelOf: (label) => channelOf(`escalation.channel.${label}`, values),
    afterHoursChannel: channelOf('escalation.channel.after-hours', values),
  }
}
