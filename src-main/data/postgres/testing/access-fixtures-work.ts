import type { Fixtures, Scene } from './access-fixtures'
import { type At, byAuthor, here, inColumn, there } from './access-places'
import { parent } from './access-rows'

const hash = '5a'.repeat(32)
const ofTicket: At = (location) => ({ ticket_id: parent('tickets', { location_id: location }) })
const myTicket = ({ me }: Scene) => ({ created_by: me, location_id: here })

/** Tickets and what hangs on them. */
export const workFixtures: Fixtures = {
  tickets: {
    rows: {
      ...byAuthor('created_by', inColumn()),
      'mine, moved to another location': myTicket,
      'mine, resolved': (scene) => ({
        ...myTicket(scene),
        status: 'resolved',
        resolved_at: '2026-11-20T16:00:00Z',
      }),
      'mine, deleted': (scene) => ({ ...myTicket(scene), deleted_at: '2026-11-20T16:00:00Z' }),
    },
    changes: { 'mine, moved to another location': () => ({ location_id: there }) },
  },
  ticket_comments: {
    rows: byAuthor('author_id', ofTicket),
  },
  ticket_events: {
    rows: {
      'at my location': () => ofTicket(here),
      'at another location': () => ofTicket(there),
    },
  },
  attachments: {
    defaults: () => ({ name: 'photo.jpg', sha256: hash }),
    rows: byAuthor('created_by', ofTicket),
  },
  saved_views: {
    rows: {
      mine: ({ me }) => ({ created_by: me }),
      'mine, shared': ({ me }) => ({ created_by: me, shared: true }),
      'a colleague’s': ({ colleague }) => ({ created_by: colleague }),
      'a colleague’s, shared': ({ colleague }) => ({ created_by: colleague, shared: true }),
    },
  },
}
