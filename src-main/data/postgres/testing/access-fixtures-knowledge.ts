import { createHash, randomUUID } from 'node:crypto'
import type { Fixtures, Scene } from './access-fixtures'
import { byAuthor, byAuthorOrEverywhere, here, inColumn, there } from './access-places'
import { parent, type RowValues } from './access-rows'

const text = 'Doors open at six.'
const sha256 = (of: string) => createHash('sha256').update(of).digest('hex')
const sop = (values: RowValues) => parent('sops', { audience: 'staff', ...values })

const audiences = [
  ['public', 'public'],
  ['for staff', 'staff'],
  ['for management', 'management'],
] as const

const places = [
  ['at my location', here],
  ['at another location', there],
  ['at every location', null],
] as const

/** Every audience at every kind of place. */
function byAudience(at: (location: string | null) => RowValues, more: (scene: Scene) => RowValues) {
  const kinds = audiences.flatMap(([name, audience]) =>
    places.map(([place, location]) => [
      `${name}, ${place}`,
      (scene: Scene) => ({ audience, ...at(location), ...more(scene) }),
    ]),
  )
  return Object.fromEntries(kinds) as Record<string, (scene: Scene) => RowValues>
}

const retired = () => ({ retired_at: '2026-11-20T13:00:00Z' })

const version = (number: number, of: RowValues) => () => ({ version: number, sop_id: sop(of) })
const publicAt = (location: string) => ({ audience: 'public', locations: [location] })

/** What the club knows: SOPs, facts, and what is learned on the way there. */
export const knowledgeFixtures: Fixtures = {
  facts: {
    defaults: () => ({ key: `some.${randomUUID()}`, value: '"six"' }),
    rows: byAudience(inColumn(), () => ({})),
  },
  sops: {
    defaults: () => ({ slug: `some-${randomUUID()}`, current_version: 1 }),
    rows: byAudience(
      (location) => (location === null ? {} : { locations: [location] }),
      () => ({}),
    ),
  },
  sop_versions: {
    defaults: () => ({ content: text, sha256: sha256(text) }),
    rows: {
      'current, of a public SOP': version(1, publicAt(here)),
      'current, of a SOP for staff': version(1, { audience: 'staff' }),
      'current, of a SOP for management': version(1, { audience: 'management' }),
      'current, of a public SOP at another location': version(1, publicAt(there)),
      'older, of a public SOP': version(1, { ...publicAt(here), current_version: 2 }),
      'older, of a public SOP at another location': version(1, {
        ...publicAt(there),
        current_version: 2,
      }),
    },
  },
  intake_items: {
    rows: {
      ...byAuthor('created_by', inColumn()),
      'mine, already sorted': ({ me }) => ({
        created_by: me,
        location_id: here,
        status: 'classified',
      }),
    },
  },
  knowledge_links: {
    defaults: () => ({ other_sop_id: sop({}) }),
    rows: {
      mine: ({ me }) => ({ created_by: me, sop_id: sop({}) }),
      'a colleague’s': ({ colleague }) => ({ created_by: colleague, sop_id: sop({}) }),
      'mine, to a SOP for management': ({ me }) => ({
        created_by: me,
        sop_id: sop({ audience: 'management' }),
      }),
      'mine, to a SOP at another location': ({ me }) => ({
        created_by: me,
        sop_id: sop({ locations: [there] }),
      }),
    },
  },
  cached_answers: {
    defaults: () => ({
      dependencies: [sha256(text)],
      assistant: 'customer-info',
      retired_at: '2026-11-20T12:00:00Z',
    }),
    rows: {
      ...byAudience(inColumn(), ({ me }) => ({ created_by: me })),
      'public, put back into use': ({ colleague }) => ({
        created_by: colleague,
        audience: 'public',
        location_id: here,
      }),
    },
    changes: {
      ...Object.fromEntries(
        Object.keys(byAudience(inColumn(), () => ({}))).map((kind) => [kind, retired]),
      ),
      'public, put back into use': () => ({ retired_at: null }),
    },
  },
  answer_verdicts: {
    defaults: () => ({ trace_id: randomUUID().replaceAll('-', '') }),
    rows: {
      'mine, of an answer at my location': judged('me', here),
      'a colleague’s, of an answer at my location': judged('colleague', here),
      'mine, of an answer at another location': judged('me', there),
      'mine, of an answer for management': judged('me', here, 'management'),
    },
  },
  model_spend: {
    defaults: () => ({ provider: 'openai' }),
    rows: {
      mine: ({ me }) => ({ person: me }),
      'a colleague’s': ({ colleague }) => ({ person: colleague }),
    },
  },
  training_examples: { rows: byAuthorOrEverywhere('labelled_by', inColumn()) },
  router_models: {
    defaults: () => ({
      number: Math.ceil(Math.random() * 1e9),
      weights: '{}',
      weights_sha256: sha256('{}'),
      bytes: 2,
    }),
    rows: {
      'trained by me': ({ me }) => ({ trained_by: me }),
      'trained by a colleague': ({ colleague }) => ({ trained_by: colleague }),
      live: ({ colleague }) => ({
        trained_by: colleague,
        status: 'live',
        live_weights: '{}',
        published_at: '2026-11-20T12:00:00Z',
      }),
      retired: ({ colleague }) => ({
        trained_by: colleague,
        status: 'retired',
        published_at: '2026-11-19T12:00:00Z',
      }),
    },
  },
}

function judged(by: keyof Scene, place: string, audience = 'public') {
  return (scene: Scene) => ({
    given_by: scene[by],
    cached_answer_id: parent('cached_answers', {
      created_by: scene.colleague,
      location_id: place,
      audience,
    }),
  })
}
