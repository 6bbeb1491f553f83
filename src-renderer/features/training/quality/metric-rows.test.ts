import type { RouterMetrics } from '@shared/training/training-contract'
import { expect, it } from 'vitest'
import { metricRows } from './metric-rows'

const live: RouterMetrics = {
  examples: 1_000,
  folds: 5,
  accuracy: 0.9,
  macroF1: 0.88,
  ece: 0.03,
  emergencyRecall: 1,
  emergencyPrecision: 0.95,
  perLabel: [],
  confusion: [],
  reliability: [],
  trainSeconds: 12.4,
}
const row = (name: string, candidate: Partial<RouterMetrics>) =>
  metricRows(live, { ...live, ...candidate }).find((one) => one.name === name)

it('calls more right answers better, and more calibration error worse', () => {
  expect(row('accuracy', { accuracy: 0.921 })).toMatchObject({
    live: '90.0%',
    candidate: '92.1%',
    difference: '+2.1 pts',
    verdict: 'better',
  })
  expect(row('ece', { ece: 0.05 })).toMatchObject({ difference: '+0.020', verdict: 'worse' })
})

it('does not judge how many examples there are, nor what rounds to nothing', () => {
  expect(row('examples', { examples: 1_200 })).toMatchObject({ difference: '+200', verdict: null })
  expect(row('accuracy', { accuracy: 0.90001 })).toMatchObject({ verdict: 'same' })
})

it('shows one router alone where there is no other', () => {
  expect(metricRows(live, null)[0]).toMatchObject({ live: '90.0%', candidate: null, verdict: null })
  expect(metricRows(null, live)[0]).toMatchObject({ live: null, difference: null })
})
