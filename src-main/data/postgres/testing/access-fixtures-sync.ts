import { randomUUID } from 'node:crypto'
import type { Fixtures, Scene } from './access-fixtures'
import { here, there } from './access-places'
import { parent } from './access-rows'

const only = { 'the only one': () => ({ existing: 'true' }) }

const operation = (by: keyof Scene, status: string) => (scene: Scene) => ({
  person_id: scene[by],
  result: JSON.stringify({ status }),
})

const conflict = (by: keyof Scene, location: string) => (scene: Scene) => ({
  made_by: scene[by],
  row_id: parent('tickets', { location_id: location }),
})

/** What desks and the database keep about each other. */
export const syncFixtures: Fixtures = {
  sync_head: { rows: only },
  client_versions: { rows: only },
  sync_entities: { rows: { any: () => ({ existing: "entity = 'tickets'" }) } },
  sync_departures: { rows: { any: () => ({ entity: 'tickets' }) } },
  sync_ops: {
    rows: {
      'mine, waiting': operation('me', 'waiting'),
      'mine, applied': operation('me', 'applied'),
      'a colleague’s': operation('colleague', 'applied'),
    },
  },
  dead_letters: {
    rows: {
      mine: ({ me }) => ({ person_id: me }),
      'a colleague’s': ({ colleague }) => ({ person_id: colleague }),
    },
  },
  sync_conflicts: {
    defaults: () => ({ entity: 'tickets', field: 'title', op_id: randomUUID() }),
    rows: {
      'mine, of a ticket at my location': conflict('me', here),
      'a colleague’s, of a ticket at my location': conflict('colleague', here),
      'mine, of a ticket at another location': conflict('me', there),
    },
  },
}
