import { readFileSync } from 'node:fs'
import { roles } from '@shared/accounts/role'
import { handover, type RouteReport, routingDecision } from '@shared/ask/ask-contract'
import { labels } from '@shared/ask/assistant'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestClub, type TestClub } from '../data/postgres/testing/test-club'
import { decisionAttributes, routeAttributes } from '../features/ask/span-attributes'
import { compileContext } from '../features/routing/context-evidence'
import { routeTo, service } from './asking-scene'

let club: TestClub

beforeAll(async () => {
  club = await startTestClub()
})

afterAll(() => club.close())

type Attributes = Readonly<Record<string, unknown>>

/** Those of them that the central database would refuse. */
async function refused(all: readonly Attributes[]): Promise<readonly Attributes[]> {
  const { rows } = await club.owner.pool.query<{ attributes: Attributes }>(
    `select attributes from jsonb_array_elements($1::jsonb) attributes
      where not clubos_are_span_attributes(attributes)`,
    [JSON.stringify(all)],
  )
  return rows.map(({ attributes }) => attributes)
}

const contextOf = compileContext(JSON.parse(readFileSync('resources/routing/context.json', 'utf8')))

/** As much of it as can hold at once. */
const surroundings = (['desk', 'kiosk', 'message'] as const).map(
  (channel) =>
    contextOf({
      ...{ role: 'operator', channel, placeNamed: true, afterHours: true },
      recent: ['customer-info', 'emergency', 'booking', 'tech'],
    }).applied,
)

const scores = labels.map((label, at) => ({ label, probability: at === 0 ? 1 + 2 ** -52 : 1e-12 }))

const routes: readonly RouteReport[] = labels.flatMap((label) =>
  surroundings.map((context, at) => ({
    ...routeTo(label, 0.9),
    ...{ scores, context, understood: at / 2, model: at === 0 ? null : 4 ** at },
    ...(at > 0 && { outOfScope: 0.01, emergency: 1 }),
  })),
)

it('whatever a route says is known to the central database', async () => {
  expect(surroundings.every((each) => each.length > 3)).toBe(true)
  expect(await refused(routes.map(routeAttributes))).toEqual([])
})

it('whatever a decision says is known to the central database', async () => {
  const { priority } = routingDecision.shape
  const reasons = [...handover.shape.reason.options, null]
  const all = routes.flatMap((route) =>
    reasons.flatMap((reason) =>
      priority.options.map((each) => {
        const { label } = route
        const common = { about: label, consulted: [], reason }
        const secondLineFor = label === 'none' ? null : label
        const decision = { assistant: label, secondLineFor, priority: each, escalatesTo: 'desk' }
        return decisionAttributes(
          { ...common, decision: { ...decision, afterHours: reason === null } },
          route,
        )
      }),
    ),
  )
  expect(await refused(all)).toEqual([])
})

it('every span of a question is, whoever asks and wherever it goes', async () => {
  const spans: Attributes[] = []
  const names = new Set<string>()
  const sources = ['memory', 'disk', 'model'] as const
  for (const [at, route] of routes.entries()) {
    const embedded = { vector: new Float32Array(384), source: sources[at % 3] ?? 'model' }
    const embedder = { state: 'ready' as const, embedQuestion: async () => embedded }
    const { put, traces } = service({ router: { route: () => route }, embedder })
    const role = roles[at % roles.length] ?? 'operator'
    const question = at % 8 === 7 ? 'there is smoke in bay 2' : 'a question about truro'
    const { answer } = await put(question, role)
    for (const { name, attributes } of traces.show(answer.traceId).spans) {
      names.add(name)
      spans.push(attributes)
    }
  }
  expect([...names]).toEqual(expect.arrayContaining(['ask', 'emergency check', 'route', 'decide']))
  expect(spans.length).toBeGreaterThan(routes.length * 4)
  expect(await refused(spans)).toEqual([])
})
