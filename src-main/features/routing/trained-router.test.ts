import { type Label, labels } from '@shared/ask/assistant'
import { noContext } from '@shared/ask/routing-context'
import { describe, expect, it } from 'vitest'
import { silentLogger } from '../../platform/logger'
import { compileContext } from './context-evidence'
import { compileEmergencyCheck } from './emergency-check'
import { compileKeywords } from './keyword-evidence'
import { NearestExamples } from './nearest-examples'
import { questionFeatures } from './question-features'
import { readRouter } from './router-file'
import { sha256Of } from './router-training'
import { trainRouter } from './train-router'
import { TrainedRouter } from './trained-router'

const rules = {
  figuresOfSpeech: ['\\bon fire with\\b'],
  kinds: [{ kind: 'fire', patterns: ['\\bon fire\\b'] }],
}
const keywords = { tech: { strong: ['projector'], weak: [] } }

const words: Readonly<Record<Label, readonly string[]>> = {
  emergency: ['on fire', 'man down', 'bleeding', 'smoke'],
  booking: ['refund', 'cancel', 'my pin', 'reschedule'],
  tech: ['projector', 'screen', 'sound', 'trackman'],
  brand: ['caption', 'post', 'rewrite', 'poster'],
  strategy: ['revenue', 'forecast', 'budget', 'competitor'],
  'customer-info': ['price', 'parking', 'opening', 'wifi'],
  general: ['birdie', 'grip', 'uniform', 'handicap'],
  none: ['lawyer', 'weather', 'pasta', 'asdf'],
}
const sentences = [
  (word: string) => `what about the ${word}`,
  (word: string) => `please help with ${word} now`,
  (word: string) => `${word} again tonight`,
]
const examples = labels.flatMap((label) =>
  words[label].flatMap((word) => sentences.map((say) => ({ text: say(word), label }))),
)

/** The label is the meaning: one axis each, with a little of the sentence. */
function vectorOf(label: Label, i: number): Float32Array {
  const vector = new Float32Array(12)
  vector[labels.indexOf(label)] = 1
  vector[8 + (i % 4)] = 0.3
  return vector.map((part) => part / Math.hypot(...vector))
}

function trained(swapped: Partial<Record<Label, Label>> = {}) {
  const vectors = new Float32Array(examples.length * 12)
  examples.forEach(({ label }, i) => {
    vectors.set(vectorOf(label, i), i * 12)
  })
  const relabelled = examples.map(({ text, label }) => ({ text, label: swapped[label] ?? label }))
  return trainRouter({ examples: relabelled, vectors, rules, keywords })
}

const first = trained()

function router(shipped: { file: string } | null = first) {
  const readKeywords = compileKeywords(keywords)
  return new TrainedRouter({
    shipped: () =>
      shipped && {
        file: shipped.file,
        sha256: sha256Of(shipped.file),
        metrics: first.metrics,
        open: () => readRouter(shipped.file),
      },
    features: questionFeatures(compileEmergencyCheck(rules), readKeywords),
    keywords: readKeywords,
    context: compileContext([
      { when: 'kiosk', label: 'customer-info', logOdds: 1, why: 'Guests ask for facts.' },
    ]),
    nearest: new NearestExamples(() =>
      examples.map((example, i) => ({ ...example, vector: vectorOf(example.label, i) })),
    ),
    embedTexts: async (texts) => texts.map(() => vectorOf('tech', 0)),
    logger: silentLogger,
  })
}

describe('training a router', () => {
  it('gives the same file for the same examples, and figures of what was left out', () => {
    expect(trained().file).toBe(first.file)
    expect(first.metrics).toMatchObject({ examples: examples.length, folds: examples.length })
    expect(first.metrics.accuracy).toBeGreaterThan(0.9)
    expect(first.metrics.confusion.flat().reduce((a, b) => a + b, 0)).toBe(examples.length)
    expect(first.outOfFold).toHaveLength(examples.length)
  })

  it('says what is wrong with examples of one label only', () => {
    const one = examples.filter(({ label }) => label === 'tech')
    const vectors = new Float32Array(one.length * 12).fill(0.1)
    const request = { examples: one, vectors, rules, keywords }
    expect(() => trainRouter(request)).toThrow(/at least two labels/)
  })
})

describe('the router in use', () => {
  it('explains a decision by words, meaning, examples and the runner-up', () => {
    const route = router().route('what about the projector', vectorOf('tech', 1), noContext)
    expect(route).toMatchObject({ label: 'tech', model: null, understood: 1 })
    expect(route.words).toContain('projector')
    expect(route.opinions.meaning?.label).toBe('tech')
    expect(route.nearest[0]?.label).toBe('tech')
    expect(route.scores).toHaveLength(labels.length)
  })

  it('raises the alarm by meaning, by words and by the rules', () => {
    const alarm = (text: string, vector: Float32Array | null) =>
      router().route(text, vector, noContext).emergency ?? 0
    expect(alarm('it happened', vectorOf('emergency', 0))).toBeGreaterThan(0.5)
    expect(alarm('xyz is on fire', null)).toBeGreaterThanOrEqual(0.5)
    expect(alarm('what about parking', vectorOf('customer-info', 0))).toBeLessThan(0.3)
  })

  it('lets what is known beside the words move the scores a little', () => {
    const vector = vectorOf('general', 0).map(
      (part, i) => part + (vectorOf('customer-info', 0)[i] ?? 0),
    )
    const plain = router().route('what about it', vector, noContext)
    const kiosk = router().route('what about it', vector, { ...noContext, channel: 'kiosk' })
    const of = (route: typeof plain) =>
      route.scores.find(({ label }) => label === 'customer-info')?.probability ?? 0
    expect(kiosk.context).toEqual(['kiosk'])
    expect(of(kiosk)).toBeGreaterThan(of(plain))
  })

  it('changes over to a published router and back, without a restart', () => {
    const subject = router()
    const label = () =>
      subject.route('what about the refund', vectorOf('booking', 0), noContext).label
    expect(label()).toBe('booking')
    subject.use({ number: 3, file: trained({ booking: 'tech', tech: 'booking' }).file })
    expect([subject.number, label()]).toEqual([3, 'tech'])
    subject.use(null)
    expect([subject.number, label()]).toEqual([null, 'booking'])
  })

  it('keeps the router before when a published one cannot be read', () => {
    const subject = router()
    for (const file of [
      '',
      '{}',
      '[]',
      first.file.slice(0, 500),
      first.file.replace('"version":1', '"version":9'),
    ]) {
      expect(() => subject.use({ number: 4, file })).toThrow(/Train and publish it again/)
    }
    expect(subject.route('the refund', vectorOf('booking', 0), noContext).label).toBe('booking')
  })

  it('goes on by keywords where no router can be read', () => {
    const route = router(null).route('projector is black', vectorOf('tech', 0), noContext)
    expect(route).toMatchObject({ label: 'tech', words: ['projector'], emergency: null })
    expect(router({ file: 'broken' }).route('projector', null, noContext).label).toBe('tech')
  })
})
