import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { labels } from '@shared/ask/assistant'
import { normaliseQuestion } from '@shared/ask/question-text'
import { noContext } from '@shared/ask/routing-context'
import { describe, expect, it } from 'vitest'
import { composeRouting } from '../compose-routing'
import { readExamples } from '../features/routing/labelled-questions'
import { embeddedExamples, readShippedRouter } from '../features/routing/shipped-router'
import { silentLogger } from '../platform/logger'
import { resolvePaths } from '../platform/paths'
import { readJsonResource, shippedExamples } from '../shipped-content'

const paths = resolvePaths({})
const folder = join(paths.resources, 'routing')
const rules = readJsonResource(paths, 'routing/emergency.json')
const keywords = readJsonResource(paths, 'routing/keywords.json')
const examples = shippedExamples(paths)

/** Without a language model: what is decided by words, and what the shipped router holds. */
const routing = composeRouting({
  paths,
  embedTexts: () => Promise.reject(new Error('There is no language model here.')),
  logger: silentLogger,
})

function damaged(name: string, change: (content: string) => string): string {
  const copy = mkdtempSync(join(tmpdir(), 'clubos-router-'))
  for (const file of ['router.json', 'router-figures.json']) {
    copyFileSync(join(folder, file), join(copy, file))
  }
  writeFileSync(join(copy, name), change(readFileSync(join(copy, name), 'utf8')))
  return copy
}

describe('the examples that ship', () => {
  it('are at least 60 of every label and 120 of none, none of them twice', () => {
    for (const label of labels) {
      const own = examples.filter((example) => example.label === label)
      expect(own.length, label).toBeGreaterThanOrEqual(label === 'none' ? 120 : 60)
    }
    const texts = examples.map(({ text }) => normaliseQuestion(text))
    expect(new Set(texts).size).toBe(texts.length)
  })

  it('hold none of the questions that the router is measured by', () => {
    const held = readExamples(readFileSync(join(folder, 'held-out.jsonl'), 'utf8'), 'held-out')
    const learnt = new Set(examples.map(({ text }) => normaliseQuestion(text)))
    expect(held.filter(({ text }) => learnt.has(normaliseQuestion(text)))).toEqual([])
    expect(new Set(held.map(({ label }) => label)).size).toBe(labels.length)
  })
})

describe('the router that ships', () => {
  it('was trained from exactly these examples and rules, and holds their vectors', () => {
    const shipped = readShippedRouter(folder, silentLogger)
    const embedded = embeddedExamples(shipped, examples, { rules, keywords })
    // Otherwise: npm run -s cli -- shipped router
    expect(embedded.length).toBe(examples.length)
    expect(embedded[0]?.vector.reduce((sum, part) => sum + part * part, 0)).toBeCloseTo(1)
    expect(shipped?.metrics.examples).toBe(examples.length)
  })

  it('decides by words alone while there is no meaning', () => {
    const route = routing.router.route('the projector in bay 4 is black', null, noContext)
    expect(route).toMatchObject({ label: 'tech', model: null, nearest: [] })
    expect(route.words).toContain('projector')
    expect(route.opinions).toMatchObject({ words: { label: 'tech' }, meaning: null })
    expect(route.scores.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1)
  })

  it('finds emergencies without a language model, and leaves figures of speech alone', () => {
    const alarm = (text: string) => {
      const { finding } = routing.emergencyRules(text)
      return finding !== null || (routing.router.route(text, null, noContext).emergency ?? 0) >= 0.5
    }
    for (const text of [
      'man down bay 5',
      'SMOKE IN THE LOBBY!!',
      'smell burning plastic by the pc',
    ]) {
      expect(alarm(text), text).toBe(true)
    }
    for (const text of [
      'fire up the projector',
      'I killed that drive',
      'kill the lights in bay 2',
    ]) {
      expect(alarm(text), text).toBe(false)
    }
  })

  it('says how much of a question is in words that it knows', () => {
    const understood = (text: string) => routing.router.route(text, null, noContext).understood
    expect(understood('how much is an hour on saturday')).toBe(1)
    expect(understood('hvor mange kølleslag må børnehavebarnet')).toBeLessThan(0.4)
    expect(understood('🔥🔥🔥')).toBe(0)
  })

  it('takes 50,000 characters, control characters and half a character in its stride', () => {
    for (const text of ['refund '.repeat(8_000), '\u0000\u0007\u001b[31m', '\ud83d', '   ']) {
      const route = routing.router.route(text, null, noContext)
      expect(route.scores).toHaveLength(labels.length)
      expect(route.scores.every(({ probability }) => Number.isFinite(probability))).toBe(true)
    }
  })

  it('is not used when it is damaged, changed or missing', () => {
    const changed = damaged('router.json', (json) => json.replace('"seed":1', '"seed":2'))
    const cut = damaged('router-figures.json', (json) => json.slice(0, 40))
    for (const place of [changed, cut, '/nowhere']) {
      expect(readShippedRouter(place, silentLogger)).toBeNull()
    }
  })

  it('is not taken for one of other examples', () => {
    const shipped = readShippedRouter(folder, silentLogger)
    const others = [...examples, { text: 'one more', label: 'general' as const }]
    expect(embeddedExamples(shipped, others, { rules, keywords })).toEqual([])
  })
})
