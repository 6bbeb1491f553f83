import {
  type AmountSettingKey,
  amountSettings,
  type Bounds,
  channelName,
  type EscalationChannelKey,
  escalationChannels,
  type RoutingSettingKey,
  type SettingValue,
  type ShareSettingKey,
  type SwitchPosition,
  type SwitchSettingKey,
  shareSettings,
  switchPosition,
  switchSettings,
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

const isShareKey = (key: SettingKey): key is ShareSettingKey => key in shareSettings
const isAmountKey = (key: SettingKey): key is AmountSettingKey => key in amountSettings
const isSwitchKey = (key: SettingKey): key is SwitchSettingKey => key in switchSettings
const isRoutingKey = (key: SettingKey): key is RoutingSettingKey => key in configuredNames

/** Of a number; null: the setting is none. */
export function boundsOf(key: SettingKey): Bounds | null {
  if (isShareKey(key)) return shareSettings[key]
  return isAmountKey(key) ? amountSettings[key] : null
}

/**
 * A stored value as it may be used: a number within its bounds, a switch's position, a channel's
 * name; null for what is none of these. What an older or newer app wrote must not decide who hears
 * of an emergency.
 */
export function usableValue(key: SettingKey, stored: unknown): number | string | null {
  const bounds = boundsOf(key)
  if (bounds !== null) return usableNumber(key, stored) ? within(bounds, stored) : null
  return (isSwitchKey(key) ? switchPosition : channelName).safeParse(stored).data ?? null
}

export function shareOf(
  key: ShareSettingKey,
  values: SettingValues,
  configured: ConfiguredShares,
): number {
  const value = values.get(key)
  return typeof value === 'number' ? value : defaultShare(key, configured)
}

export function amountOf(key: AmountSettingKey, values: SettingValues): number {
  const value = values.get(key)
  return typeof value === 'number' ? value : amountSettings[key].default
}

export function switchOf(key: SwitchSettingKey, values: SettingValues): SwitchPosition {
  return switchPosition.safeParse(values.get(key)).data ?? switchSettings[key]
}

export function channelOf(key: EscalationChannelKey, values: SettingValues): string {
  const value = values.get(key)
  return typeof value === 'string' ? value : escalationChannels[key]
}

/** What holds where nobody set anything. */
export function defaultOf(key: SettingKey, configured: ConfiguredShares): number | string {
  if (isShareKey(key)) return defaultShare(key, configured)
  if (isAmountKey(key)) return amountSettings[key].default
  return isSwitchKey(key) ? switchSettings[key] : escalationChannels[key]
}

function defaultShare(key: ShareSettingKey, configured: ConfiguredShares): number {
  const value = isRoutingKey(key) ? configured[configuredNames[key]] : undefined
  return value === undefined ? shareSettings[key].default : within(shareSettings[key], value)
}

function usableNumber(key: SettingKey, stored: unknown): stored is number {
  return isAmountKey(key) ? Number.isSafeInteger(stored) : Number.isFinite(stored)
}

function within({ least, most }: Bounds, value: number): number {
  return Math.min(most, Math.max(least, value))
}
