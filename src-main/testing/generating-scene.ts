import { readFileSync } from 'node:fs'
import type { Audience } from '@shared/accounts/role'
import { AppError } from '@shared/ipc/app-error'
import { afterEach } from 'vitest'
import type { GenerationDependencies, ToGenerate } from '../features/answers/generation/drafting'
import { GeneratedTier } from '../features/answers/generation/generated-tier'
import { readPrompt } from '../features/answers/generation/prompt-file'
import type { Passage } from '../features/answers/passage'
import { createAnthropicModel } from '../llm/anthropic-model'
import { CustomerIndex } from '../llm/customer-index'
import type { SpendLedger } from '../llm/model-budget'
import { ModelGateway } from '../llm/model-gateway'
import { createOpenAiModel } from '../llm/openai-model'
import { Redaction } from '../llm/redaction'
import { newId } from '../platform/ids'
import { silentLogger } from '../platform/logger'
import { startFakeAnthropic } from './providers/fake-anthropic'
import { startFakeOpenAi } from './providers/fake-openai'
import type { FakeProvider } from './providers/fake-provider'
import { memoryLedger } from './providers/memory-ledger'

const prompt = (name: string) => readPrompt(readFileSync(`resources/prompts/${name}.md`, 'utf8'))
export const prompts = { answer: prompt('answer'), houseVoice: prompt('house-voice') }

export const apiKey = 'sk-canary-key-5150'

/** A section of an approved SOP. */
export function passage(id: string, text: string, part: Partial<Passage> = {}): Passage {
  return {
    ...{ id, sopId: id, sop: 'Rentals', heading: 'Sets', path: 'Sets', text, version: 1 },
    ...({ assistant: 'booking', audience: 'staff' } as const),
    ...{ locations: [], sha256: 'ab'.repeat(32), author: 'Ruth', approvedAt: '2026-11-01' },
    ...part,
  }
}

export const rentals = passage(
  'rentals',
  'A rental set costs 12 dollars per visit. Junior sets are free. Do not lend a set overnight.',
)
export const desk = passage(
  'desk',
  'The desk at Harbour is staffed from 10:00 to 21:00. Write to hello@fairway24.example.',
  { sop: 'Finding us', heading: 'The desk', path: 'The desk' },
)
export const voice = passage(
  'voice',
  'We say bay, not simulator. We avoid: customer, unfortunately. We sign with See you soon.',
  { sop: 'Voice', heading: 'Words', path: 'Words', assistant: 'brand' },
)

const opened: FakeProvider[] = []
afterEach(async () => {
  for (const provider of opened.splice(0)) await provider.close()
})

export type WrittenPart = Parameters<ToGenerate['onWriting']>[0]

export interface Setup extends Partial<Omit<GenerationDependencies, 'models' | 'redaction'>> {
  readonly ledger?: SpendLedger
  readonly withoutModels?: boolean
}

/** The tier over the real gateway and SDKs; only the two providers are ours. */
export async function generatingScene({ ledger = memoryLedger(), ...parts }: Setup = {}) {
  const openAi = await startFakeOpenAi({ key: apiKey })
  const anthropic = await startFakeAnthropic({ key: apiKey })
  opened.push(openAi, anthropic)
  const price = { input: 1, output: 10 }
  const access = { apiKey, model: 'some-model' }
  const gateway = new ModelGateway({
    models: [
      { model: createOpenAiModel({ ...access, baseUrl: openAi.url }), price },
      { model: createAnthropicModel({ ...access, baseUrl: anthropic.url }), price },
    ],
    ...{ ledger, logger: silentLogger, newId },
  })
  const customers = new CustomerIndex([{ name: 'Harriet Quimby', phones: ['+19025550177'] }])
  const tier = new GeneratedTier({
    models: parts.withoutModels ? null : gateway,
    isOn: () => true,
    passagesFor: () => [rentals, desk],
    voiceRules: () => [voice],
    redaction: () => new Redaction({ customers, allowed: ['hello@fairway24.example'] }),
    prompts,
    clubName: () => 'Fairway24',
    nonce: () => 'n0nce',
    ...parts,
  })
  const attributes: Record<string, number | string> = {}
  const ask = async (question: string, part: Partial<ToGenerate> = {}) => {
    const written: WrittenPart[] = []
    const given = request(question, { ...part, onWriting: (one) => written.push(one) })
    const verdict = await tier.answer(given, { set: (more) => Object.assign(attributes, more) })
    const generation = 'generation' in verdict ? verdict.generation : undefined
    return { verdict, generation, written, words: wordsOf(written) }
  }
  const bodies = () => [...openAi.requests, ...anthropic.requests].map(({ body }) => body)
  return { tier, gateway, openAi, anthropic, ask, bodies, attributes }
}

const staff: readonly Audience[] = ['public', 'staff']

export function request(question: string, part: Partial<ToGenerate> = {}): ToGenerate {
  return {
    ...{ question, vector: null, location: null, assistants: ['booking'] },
    ...{ scope: { audiences: staff, locationId: null }, now: new Date('2026-11-22T15:00:00Z') },
    ...{ signal: new AbortController().signal, onWriting: () => undefined },
    ...part,
  }
}

export const guest = { scope: { audiences: ['public'], locationId: null } } as const
export const brand = { assistants: ['brand'] } as const

/** What stands on the screen in the end: a new beginning voids what was written before. */
export function wordsOf(written: readonly WrittenPart[]): string {
  const last = written.findLastIndex(({ type }) => type === 'writing')
  return written
    .slice(last + 1)
    .flatMap((part) => (part.type === 'words' ? [part.text] : []))
    .join('')
}

/** Refuses to set anything aside. */
export const refusing = (reason: 'day' | 'month' | 'unknown'): SpendLedger => ({
  reserve: async () => {
    if (reason === 'unknown') throw new AppError('OFFLINE', 'No line.')
    return reason
  },
  settle: async () => undefined,
})
