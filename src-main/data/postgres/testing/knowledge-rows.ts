import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { insertInto, raw } from './as-role'

type Values = Readonly<Record<string, unknown>>

const now = '2026-11-20T15:00:00Z'

export interface Asked {
  readonly id: string
  readonly traceId: string
  readonly answerId: string
}

/** Ids of one question, its answer and its trace. */
export function newAsked(): Asked {
  const id = randomUUID()
  return { id, traceId: id.replaceAll('-', ''), answerId: randomUUID() }
}

const routed = { assistant: 'booking', confidence: 0.9, tier: 'knowledge', duration_ms: 12.5 }

export const question = (asked: Asked, person: string, other: Values = {}) =>
  insertInto('questions', {
    ...{ id: asked.id, trace_id: asked.traceId, text: 'how much is an hour?', channel: 'app' },
    ...{ asked_by: person, asked_at: now, ...other },
  })

export const answer = (asked: Asked, person: string, other: Values = {}) =>
  insertInto('answers', {
    ...{ id: asked.answerId, question_id: asked.id, asked_by: person, answered_at: now },
    ...{ ...routed, body: [], citations: [], ...other },
  })

export const opinion = (asked: Asked, person: string, other: Values = {}) =>
  insertInto('feedback', {
    ...{ id: randomUUID(), answer_id: asked.answerId, verdict: 'helpful' },
    ...{ given_by: person, given_at: now, ...other },
  })

export const trace = (asked: Asked, person: string, other: Values = {}) =>
  insertInto('traces', {
    ...{ id: asked.id, trace_id: asked.traceId, status: 'answered', asked_by: person },
    ...{ started_at: now, ...routed, ...other },
  })

export const span = (asked: Asked, person: string, other: Values = {}) =>
  insertInto('spans', {
    ...{ id: randomUUID(), trace_id: asked.traceId, span_id: randomBytes(8).toString('hex') },
    ...{ name: 'route', start_ms: 0, duration_ms: 1.5, status: 'ok', asked_by: person, ...other },
  })

export const device = (id: string, person: string, other: Values = {}) =>
  insertInto('devices', {
    ...{ id, person_id: person, name: 'Front desk', platform: 'linux', app_version: '2.0.0' },
    ...other,
  })

export const session = (deviceId: string, person: string, other: Values = {}) =>
  insertInto('sessions', {
    ...{ id: randomUUID(), person_id: person, device_id: deviceId },
    ...{ started_at: now, last_seen_at: now, ...other },
  })

export const loginAttempt = (deviceId: string, person: string) =>
  insertInto('login_attempts', {
    ...{ id: randomUUID(), person_id: person, device_id: deviceId },
    ...{ outcome: 'wrong-password', attempted_at: now },
  })

export const intakeItem = (person: string, other: Values = {}) =>
  insertInto('intake_items', {
    ...{ id: randomUUID(), source: 'note', text: 'The back door sticks.' },
    ...{ created_by: person, created_at: now, ...other },
  })

export const trainingExample = (person: string, other: Values = {}) =>
  insertInto('training_examples', {
    ...{ id: randomUUID(), text: 'my pin does not work', label: 'booking', source: 'staff' },
    ...{ labelled_by: person, labelled_at: now, ...other },
  })

export const cachedAnswer = (person: string, other: Values = {}) =>
  insertInto('cached_answers', {
    ...{ id: randomUUID(), assistant: 'customer-info', audience: 'public' },
    ...{ question: 'how much is an hour?', answer: {}, dependencies: `{${'a'.repeat(64)}}` },
    ...{ similar_at: 0.9, created_by: person, created_at: now, ...other },
  })

export const setting = (person: string, other: Values = {}) =>
  insertInto('settings', {
    ...{ id: randomUUID(), key: 'routing.general-at', value: raw("'0.6'") },
    ...{ changed_by: person, changed_at: now, ...other },
  })

export const routerModel = (person: string, other: Values = {}) => {
  const weights = '{"booking": [0.5]}'
  const sha256 = createHash('sha256').update(weights).digest('hex')
  return insertInto('router_models', {
    ...{ id: randomUUID(), metrics: {}, weights, weights_sha256: sha256 },
    ...{ trained_by: person, trained_at: now, ...other },
  })
}

export const bytes = (size: number) => raw(`'\\x${randomBytes(size).toString('hex')}'::bytea`)

export const vaultRecord = (id: string, person: string, other: Values = {}) =>
  insertInto('vault_records', {
    ...{ id, audience: 'management', ciphertext: bytes(40), nonce: bytes(12), tag: bytes(16) },
    ...{ changed_by: person, ...other },
  })

export const vaultKey = (recordId: string, person: string, other: Values = {}) =>
  insertInto('vault_keys', {
    ...{ id: randomUUID(), record_id: recordId, generation: 1, person_id: person },
    ...{ public_key: bytes(32), sealed_key: bytes(80), created_by: person, ...other },
  })
