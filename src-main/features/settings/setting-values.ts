import {
  channelName,
  type EscalationChannelKey,
  escalationChannels,
  type RoutingSettingKey,
  routingSettings,
  type SettingValue,
} from '@shared/settings/settings-contract'

export type SettingKey = SettingValue['key']

/** By key, as far as they can be used. */
export type SettingValues = ReadonlyMap<SettingKey, number | string>

/** What the managed configuration of this installation says of shares; the rest is the app's own. */
export interface ConfiguredShares {
  readonly specialistAt?: number
  readonly generalAt?: number
  readonly emergencyAt?: number
  readonly outOfScopeAt?: number
}

const configuredNames = {
  'routing.specialist-at': 'specialistAt',
  'routing.general-at': 'generalAt',
  'routing.emergency-at': 'emergencyAt',
  'routing.out-of-scope-at': 'outOfScopeAt',
} as const satisfies Record<RoutingSettingKey, keyof ConfiguredShares>

export const isShareKey = (key: SettingKey): key is RoutingSettingKey => key in routingSettings

/**
 * A stored value as it may be used: a share within its bounds, a channel's name; null for what is
 * neither. What an older or newer app wrote must not decide who hears of an emergency.
 */
export function usableValue(key: SettingKey, stored: unknown): number | string | null {
  if (!isShareKey(key)) return channelName.safeParse(stored).data ?? null
  return typeof stored === 'number' && Number.isFinite(stored) ? withinBounds(key, stored) : null
}

export function shareOf(
  key: RoutingSettingKey,
  values: SettingValues,
  configured: ConfiguredShares,
): number {
  const value = values.get(key)
  return typeof value === 'number' ? value : defaultShare(key, configured)
}

export function channelOf(key: EscalationChannelKey, values: SettingValues): string {
  const value = values.get(key)
  return typeof value === 'string' ? value : escalationChannels[key]
}

/** What holds where nobody set anything. */
export function defaultOf(key: SettingKey, configured: ConfiguredShares): number | string {
  return isShareKey(key) ? defaultShare(key, configured) : escalationChannels[key]
}

function defaultShare(key: RoutingSettingKey, configured: ConfiguredShares): number {
  const value = configured[configuredNames[key]]
  return value === undefined ? routingSettings[key].default : withinBounds(key, value)
}

function withinBounds(key: RoutingSettingKey, value: number): number {
  const { least, most } = routingSettings[key]
  return Math.min(most, Math.max(least, value))
}
