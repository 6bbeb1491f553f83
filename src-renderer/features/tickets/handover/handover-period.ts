import { create } from 'zustand'
import { persist } from 'zustand/middleware'

export const handoverPeriods = ['sign-in', '8', '12', '24'] as const
export type HandoverPeriod = (typeof handoverPeriods)[number]

interface PeriodState {
  readonly period: HandoverPeriod
  choose(period: HandoverPeriod): void
}

/** How far back a handover looks; shifts of one club are alike, so the device remembers it. */
export const useHandoverPeriod = create<PeriodState>()(
  persist((set) => ({ period: '12', choose: (period) => set({ period }) }), {
    name: 'clubos.handover-period',
    version: 1,
  }),
)

/** What to ask main for. */
export function sinceOf(period: HandoverPeriod, now: Date): string {
  if (period === 'sign-in') return period
  return new Date(now.getTime() - Number(period) * 3_600_000).toISOString()
}
