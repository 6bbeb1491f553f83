import { randomUUID } from 'node:crypto'
import { loginRoleFor } from '../login-role'
import type { Fixtures, Scene } from './access-fixtures'
import { byLocation, here, there } from './access-places'
import { parent } from './access-rows'

const closed = JSON.stringify({ mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] })
const ended = { ended_at: '2026-11-20T16:00:00Z' }
const person = (id: string) => ({ person_id: id })
const withDevice = (id: string) => ({ ...person(id), device_id: parent('devices', person(id)) })

/** People, their devices, and places. */
export const peopleFixtures: Fixtures = {
  staff: {
    defaults: () => {
      const email = `${randomUUID()}@club.example`
      return { email, pg_role: loginRoleFor(email) }
    },
    rows: {
      'one’s own': ({ me }) => ({ existing: `id = '${me}'` }),
      'a colleague’s': ({ colleague }) => ({ existing: `id = '${colleague}'` }),
    },
  },
  staff_names: {
    madeIn: 'staff',
    rows: { 'a colleague’s': ({ colleague }) => ({ existing: `id = '${colleague}'` }) },
  },
  devices: {
    defaults: () => ({ app_version: '2.0.0' }),
    rows: {
      mine: ({ me }) => person(me),
      'a colleague’s': ({ colleague }) => person(colleague),
    },
  },
  sessions: {
    rows: {
      'mine, open': ({ me }) => withDevice(me),
      'mine, ended': ({ me }) => ({ ...withDevice(me), ...ended }),
      'a colleague’s': ({ colleague }) => withDevice(colleague),
    },
  },
  login_attempts: {
    rows: {
      mine: ({ me }) => withDevice(me),
      'a colleague’s': ({ colleague }) => withDevice(colleague),
    },
  },
  locations: {
    defaults: () => ({
      id: `at-${randomUUID()}`,
      phone: '+19025550100',
      hours: closed,
      staffed_hours: closed,
    }),
    rows: {
      mine: () => ({ existing: `id = '${here}'` }),
      another: () => ({ existing: `id = '${there}'` }),
    },
  },
  bays: {
    defaults: () => ({ number: Math.ceil(Math.random() * 1e9) }),
    rows: byLocation('location_id'),
  },
  settings: {
    rows: {
      'of the club': setting(null),
      'of my location': setting(here),
      'of another location': setting(there),
      'of the club, for routing': () => ({ scope: null, key: 'routing.general-at', value: '0.5' }),
      'of the club, for answering': () => ({ scope: null, key: 'answers.semantic', value: '"on"' }),
      'of the club, for what models may cost': () => ({
        scope: null,
        key: 'budget.month-cents',
        value: '5',
      }),
      'of my location, in a colleague’s name': () => ({
        scope: here,
        key: 'budget.month-cents',
        value: '5',
      }),
    },
    added: {
      'of the club': anotherSetting('models.analysis', '"x"'),
      'of my location': anotherSetting('models.analysis', '"x"'),
      'of another location': anotherSetting('models.analysis', '"x"'),
      'of the club, for routing': anotherSetting('routing.specialist-at', '0.5'),
      'of the club, for answering': anotherSetting('answers.generated', '"off"'),
      'of the club, for what models may cost': anotherSetting('budget.day-cents', '5'),
      'of my location, in a colleague’s name': ({ colleague }) => ({
        key: 'approvals.expire-after-days',
        value: '5',
        changed_by: colleague,
      }),
    },
    changes: {
      'of the club': changedByMe,
      'of my location': changedByMe,
      'of another location': changedByMe,
      'of the club, for routing': changedByMe,
      'of the club, for answering': changedByMe,
      'of the club, for what models may cost': changedByMe,
      'of my location, in a colleague’s name': ({ colleague }) => ({ changed_by: colleague }),
    },
  },
  schema_migrations: { rows: { any: () => ({ existing: "tag like '0000%'" }) } },
}

function setting(scope: string | null) {
  return () => ({ scope, key: 'models.answering', value: '"x"' })
}

function anotherSetting(key: string, value: string) {
  return ({ me }: Scene) => ({ key, value, changed_by: me })
}

function changedByMe({ me }: Scene) {
  return { changed_by: me }
}
