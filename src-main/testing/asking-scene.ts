import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Person } from '@shared/accounts/account-contract'
import type { Role } from '@shared/accounts/role'
import type { AnswerBlock, Citation, RouteReport } from '@shared/ask/ask-contract'
import type { Label } from '@shared/ask/assistant'
import { weekdays } from '@shared/knowledge/opening-hours'
import { afterEach } from 'vitest'
import type { LocalDatabase } from '../data/sqlite/local-database'
import { openLocalDatabase } from '../data/sqlite/open-local-database'
import type {
  AnswerTier,
  AnswerTiers,
  ComposedAnswer,
  TierRequest,
} from '../features/ask/ask-ports'
import { type AskDependencies, AskService } from '../features/ask/ask-service'
import { AskStore } from '../features/ask/ask-store'
import type { AskProgressPart } from '../features/ask/journey'
import type { RoutingRules } from '../features/ask/routing-decision'
import { compileEmergencyCheck } from '../features/routing/emergency-check'
import { TraceRecording } from '../features/traces/trace-recorder'
import { saveTrace, TraceStore } from '../features/traces/trace-store'
import { systemClock } from '../platform/clock'
import { silentLogger } from '../platform/logger'

const emergencyRules = compileEmergencyCheck(
  JSON.parse(readFileSync('resources/routing/emergency.json', 'utf8')),
)

const opened: LocalDatabase[] = []
afterEach(() => {
  for (const database of opened.splice(0)) database.close()
})

export function openLocal(): LocalDatabase {
  const file = join(mkdtempSync(join(tmpdir(), 'clubos-ask-')), 'local.sqlite')
  const local = openLocalDatabase({ file, migrations: 'migrations/sqlite', logger: silentLogger })
  opened.push(local)
  return local
}

/** Takes the copy away while questions are asked. */
export function closeLocal(local: LocalDatabase): void {
  opened.splice(opened.indexOf(local), 1)
  local.close()
}

export const person = (role: Role): Person => ({
  id: '019aa3f2-61d8-7c1e-8000-000000000001',
  name: 'Dana Kessler',
  email: 'dana@fairway24.example',
  role,
  locations: [],
})

export function routeTo(label: Label, confidence: number): RouteReport {
  const scores = [
    { label, probability: confidence },
    { label: 'general' as const, probability: 1 - confidence },
  ]
  return {
    ...{ label, confidence, scores, words: [], nearest: [] },
    ...{ opinions: { words: null, meaning: null }, emergency: null, outOfScope: null },
    ...{ understood: 1, context: [], model: null },
  }
}

export function citation(part: Partial<Citation>): Citation {
  return {
    ...{ number: 1, kind: 'sop' },
    passageId: 'sop:1:0',
    sop: 'Prices',
    heading: 'An hour',
    text: 'An hour is 38 dollars.',
    version: 1,
    sha256: 'ab'.repeat(32),
    audience: 'public',
    author: 'Ruth',
    approvedAt: '2026-11-01T00:00:00.000Z',
    ...part,
  }
}

export const block: AnswerBlock = { kind: 'paragraph', text: 'An hour is 38 dollars.', citation: 1 }

const everyDay = (periods: readonly (readonly [string, string])[]) =>
  Object.fromEntries(weekdays.map((day) => [day, periods]))

const staffedFromTenToNine = {
  hours: everyDay([['00:00', '24:00']]),
  staffedHours: everyDay([['10:00', '21:00']]),
  holidays: [],
  timeZone: 'America/Halifax',
}

export const rules: RoutingRules = {
  ...{ specialistAt: 0.7, generalAt: 0.6, emergencyAt: 0.5, outOfScopeAt: 0.5 },
  channelOf: (label) => `${label}-channel`,
  afterHoursChannel: 'night',
}

/** One tier, `knowledge`, that answers as the function says; `null`: it passes. */
export function tiersOf(answer: (request: TierRequest) => ComposedAnswer | null): AnswerTiers {
  const knowledge: AnswerTier = {
    tier: 'knowledge',
    answer: (request) => {
      const composed = answer(request)
      return composed === null
        ? { outcome: 'passed', reason: 'nothing-found' }
        : { outcome: 'answered', reason: 'from-passages', ...composed }
    },
  }
  return { atTheDoor: [], routed: [knowledge], remember: () => undefined, judged: () => undefined }
}

/** Asking over a real local database; what a test does not replace works. */
export function service(parts: Partial<AskDependencies> & { local?: LocalDatabase } = {}) {
  const local = parts.local ?? openLocal()
  const ask = new AskService({
    store: new AskStore(local, saveTrace),
    emergencyRules,
    embedder: {
      state: 'ready',
      embedQuestion: async () => ({ vector: new Float32Array(384), source: 'model' }),
    },
    router: { route: () => routeTo('customer-info', 0.9) },
    tiers: tiersOf(() => ({ blocks: [block], citations: [citation({})] })),
    procedures: {
      procedure: () => ({ blocks: [block], citations: [citation({ sop: 'Emergencies' })] }),
    },
    sections: { related: () => [] },
    ...{ handOver: () => undefined, onEmergency: () => undefined },
    places: {
      all: () => [
        {
          id: 'truro',
          name: 'Truro',
          address: '905 Stonehouse Road',
          phone: '',
          timeZone: 'America/Halifax',
        },
      ],
      timesOf: () => staffedFromTenToNine,
    },
    rules: () => rules,
    closing: new AbortController().signal,
    startRecording: () => new TraceRecording(),
    onTrace: () => undefined,
    clock: systemClock,
    logger: silentLogger,
    ...parts,
  })
  const put = (
    question: string,
    role: Role = 'operator',
    signal = new AbortController().signal,
  ) => {
    const progress: AskProgressPart[] = []
    const asked = ask.ask(
      { question, locationId: null },
      { person: person(role), signal, onProgress: (part) => progress.push(part) },
    )
    return asked.then((answer) => ({ answer, progress }))
  }
  return { ask, put, local, traces: new TraceStore(local.read) }
}
