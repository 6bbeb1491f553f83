import { z } from 'zod'
import type { Role } from '../accounts/role'
import type { RouteMap } from '../ipc/route'

const readers = ['operator', 'manager', 'admin'] as const satisfies readonly Role[]
const admins = ['admin'] as const satisfies readonly Role[]

/** What a number may be; the database enforces the same. */
export interface Bounds {
  readonly default: number
  readonly least: number
  readonly most: number
}

/** Shares that decide who takes a question. */
export const routingSettings = {
  /** A specialist answers at this probability or more. */
  'routing.specialist-at': { default: 0.7, least: 0.5, most: 0.95 },
  /** At this probability or more the general assistant answers staff. */
  'routing.general-at': { default: 0.6, least: 0.4, most: 0.9 },
  /** At this probability or more a question raises the alarm, even where no rule does. */
  'routing.emergency-at': { default: 0.5, least: 0.1, most: 0.7 },
  /** At this probability or more a question is nothing the router was taught. */
  'routing.out-of-scope-at': { default: 0.5, least: 0.3, most: 0.95 },
} as const satisfies Readonly<Record<string, Bounds>>

export type RoutingSettingKey = keyof typeof routingSettings
export const routingSettingKeys = Object.keys(routingSettings) as readonly RoutingSettingKey[]

export const shareSettings = {
  ...routingSettings,
  /** Of the answers given again to similar questions, so many may be wrong. */
  'answers.false-hit-budget': { default: 0.02, least: 0.001, most: 0.1 },
} as const satisfies Readonly<Record<string, Bounds>>

export type ShareSettingKey = keyof typeof shareSettings
const shareSettingKeys = Object.keys(shareSettings) as readonly ShareSettingKey[]

/** Days and months of a budget are those of UTC; at 0 no model is called. */
export const budgetSettings = {
  /** US cents that calls to models may cost in a day. */
  'budget.day-cents': { default: 500, least: 0, most: 100_000 },
  /** The same in a month. */
  'budget.month-cents': { default: 5_000, least: 0, most: 2_000_000 },
} as const satisfies Readonly<Record<string, Bounds>>

export type BudgetSettingKey = keyof typeof budgetSettings

const minutes = (usual: number) => ({ default: usual, least: 0, most: 525_600 })

/**
 * By when a ticket is to be answered and resolved, in minutes of its location's business time; at 0
 * nothing is promised. A medium one has three days of eleven desk hours.
 */
export const ticketPromiseSettings = {
  'tickets.answer-minutes.urgent': minutes(15),
  'tickets.answer-minutes.high': minutes(60),
  'tickets.answer-minutes.medium': minutes(240),
  'tickets.answer-minutes.low': minutes(0),
  'tickets.resolve-minutes.urgent': minutes(240),
  'tickets.resolve-minutes.high': minutes(480),
  'tickets.resolve-minutes.medium': minutes(1_980),
  'tickets.resolve-minutes.low': minutes(0),
} as const satisfies Readonly<Record<string, Bounds>>

export type TicketPromiseKey = keyof typeof ticketPromiseSettings

/** Whole numbers. */
export const amountSettings = {
  ...budgetSettings,
  ...ticketPromiseSettings,
} as const satisfies Readonly<Record<string, Bounds>>

export type AmountSettingKey = keyof typeof amountSettings
const amountSettingKeys = Object.keys(amountSettings) as readonly AmountSettingKey[]

/** Ways of answering that the club may switch off. */
export const switchSettings = {
  /** Answers are given again to questions that mean the same. */
  'answers.semantic': 'on',
  /** Models write answers where no text answers by itself. */
  'answers.generated': 'on',
} as const satisfies Readonly<Record<string, SwitchPosition>>

export type SwitchSettingKey = keyof typeof switchSettings
const switchSettingKeys = Object.keys(switchSettings) as readonly SwitchSettingKey[]

export const switchPosition = z.enum(['on', 'off'])
export type SwitchPosition = z.infer<typeof switchPosition>

/** Who hears of what no assistant answered; one channel each, and one for outside desk hours. */
export const escalationChannels = {
  'escalation.channel.emergency': 'emergency',
  'escalation.channel.booking': 'booking',
  'escalation.channel.tech': 'technical',
  'escalation.channel.brand': 'marketing',
  'escalation.channel.strategy': 'leadership',
  'escalation.channel.customer-info': 'public',
  'escalation.channel.general': 'general',
  'escalation.channel.none': 'public',
  'escalation.channel.after-hours': 'after-hours',
} as const

export type EscalationChannelKey = keyof typeof escalationChannels
export const escalationChannelKeys = Object.keys(
  escalationChannels,
) as readonly EscalationChannelKey[]

export const settingKeys = [
  ...shareSettingKeys,
  ...amountSettingKeys,
  ...switchSettingKeys,
  ...escalationChannelKeys,
] as const

/** A setting as it holds for the whole club. */
export const settingValue = z.object({
  key: z.enum(settingKeys),
  value: z.union([z.number(), z.string()]),
  /** What holds where nobody set anything: from the managed configuration, or the app's own. */
  default: z.union([z.number(), z.string()]),
  changedBy: z.string().nullable(),
  changedAt: z.string().nullable(),
})
export type SettingValue = z.infer<typeof settingValue>

export const channelName = z
  .string()
  .regex(/^#?[a-z0-9][a-z0-9_-]{0,79}$/, 'A channel has small letters, digits, - and _ only.')

export const settingsRoutes = {
  'settings.list': { input: z.object({}), output: z.array(settingValue), roles: readers },
  /** `null` takes the club's own value away again. */
  'settings.change': {
    input: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('share'),
        key: z.enum(shareSettingKeys),
        value: z.number().min(0).max(1).nullable(),
      }),
      z.object({
        kind: z.literal('amount'),
        key: z.enum(amountSettingKeys),
        value: z.number().int('This is a whole number.').min(0).nullable(),
      }),
      z.object({
        kind: z.literal('switch'),
        key: z.enum(switchSettingKeys),
        value: switchPosition.nullable(),
      }),
      z.object({
        kind: z.literal('channel'),
        key: z.enum(escalationChannelKeys),
        value: channelName.nullable(),
      }),
    ]),
    output: settingValue,
    roles: admins,
  },
} satisfies RouteMap
