import { createHash, randomUUID } from 'node:crypto'
import type { Fixtures, Scene } from './access-fixtures'
import { type At, byAuthor, here, inColumn, there } from './access-places'
import { parent } from './access-rows'

const hash = '5a'.repeat(32)
const ofTicket: At = (location) => ({ ticket_id: parent('tickets', { location_id: location }) })
const toTicket: At = (location) => ({ other_id: parent('tickets', { location_id: location }) })
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
  attachment_files: { rows: fileRows() },
  ticket_templates: {
    rows: {
      ...byAuthor('created_by', inColumn()),
      'mine, at every location': ({ me }) => ({ created_by: me, location_id: null }),
    },
  },
  ticket_links: {
    rows: {
      ...byAuthor('created_by', (location) => ({ ...ofTicket(location), ...toTicket(location) })),
      'mine, half at another location': ({ me }) => ({
        ...{ created_by: me, ...ofTicket(here), ...toTicket(there) },
      }),
    },
  },
  assignment_rules: {
    rows: {
      ...byAuthor('created_by', inColumn()),
      'mine, at every location': ({ me }) => ({ created_by: me, location_id: null }),
    },
  },
  presences: {
    rows: {
      'mine, at my location': ({ me }) => presenceOf(me, here),
      'a colleague’s, at my location': ({ colleague }) => presenceOf(colleague, here),
      'mine, at another location': ({ me }) => presenceOf(me, there),
      'a colleague’s, at another location': ({ colleague }) => presenceOf(colleague, there),
    },
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

/** Files lie where their attachment does, and are of whoever attached them. */
function fileRows() {
  const attached = byAuthor('created_by', ofTicket)
  return Object.fromEntries(
    Object.entries(attached).map(([kind, attachment]) => [
      kind,
      (scene: Scene) => {
        const bytes = Buffer.from(randomUUID())
        const sha256 = createHash('sha256').update(bytes).digest('hex')
        const values = { name: 'photo.jpg', ...attachment(scene), sha256 }
        return {
          bytes: `\\x${bytes.toString('hex')}`,
          sha256: parent('attachments', values, 'sha256'),
        }
      },
    ]),
  )
}

const presenceOf = (person: string, location: string) => ({
  device_id: parent('devices', { person_id: person }),
  person_id: person,
  ...ofTicket(location),
})
