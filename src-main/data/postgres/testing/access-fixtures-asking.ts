import { randomUUID } from 'node:crypto'
import type { Fixtures, Scene } from './access-fixtures'
import { byAuthorOrEverywhere, here, inColumn, there } from './access-places'
import { parent, type RowValues } from './access-rows'

const traced = () => {
  const id = randomUUID()
  return { id, trace_id: id.replaceAll('-', '') }
}

/** Questions and what came of them: each row names who asked and where, as its question does. */
export const askingFixtures: Fixtures = {
  questions: {
    defaults: traced,
    rows: byAuthorOrEverywhere('asked_by', inColumn()),
  },
  answers: {
    defaults: () => ({ body: '[]', citations: '[]' }),
    rows: ofAsked((from) => ({ question_id: parent('questions', from) })),
  },
  feedback: {
    rows: {
      ...byAuthorOrEverywhere('given_by', (location) => ({
        location_id: location,
        answer_id: parent('answers', { location_id: location, asked_by: randomUUID() }),
      })),
    },
  },
  traces: {
    defaults: traced,
    rows: byAuthorOrEverywhere('asked_by', inColumn()),
  },
  spans: {
    defaults: () => ({ span_id: randomUUID().replaceAll('-', '').slice(16), name: 'route' }),
    rows: ofAsked((from) => ({ trace_id: parent('traces', from, 'trace_id') })),
  },
}

function ofAsked(from: (asked: RowValues) => RowValues) {
  const kind = (by: keyof Scene, location: string | null) => (scene: Scene) => {
    const asked = { asked_by: scene[by], location_id: location }
    return { ...asked, ...from(asked) }
  }
  return {
    'mine, at my location': kind('me', here),
    'a colleague’s, at my location': kind('colleague', here),
    'mine, at another location': kind('me', there),
    'a colleague’s, at another location': kind('colleague', there),
    'mine, at every location': kind('me', null),
    'a colleague’s, at every location': kind('colleague', null),
  }
}
