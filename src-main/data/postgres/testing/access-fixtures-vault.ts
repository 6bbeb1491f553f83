import type { Fixtures, Scene } from './access-fixtures'
import { here, there } from './access-places'
import { parent } from './access-rows'

const bytes = (count: number) => `\\x${'5a'.repeat(count)}`

const record = (audience: string, location: string | null) => ({
  audience,
  location_id: location,
})

const kinds = {
  'for management, at my location': record('management', here),
  'for management, at another location': record('management', there),
  'for management, at every location': record('management', null),
  'for administrators, at my location': record('admin', here),
  'for administrators, at another location': record('admin', there),
}

const next = (by: keyof Scene) => (scene: Scene) => ({
  version: 2,
  changed_by: scene[by],
})

const key = (by: keyof Scene, audience: string, location: string) => (scene: Scene) => ({
  created_by: scene[by],
  record_id: parent('vault_records', record(audience, location)),
})

/** Secrets; no key is needed to try who gets at their ciphertext. */
export const vaultFixtures: Fixtures = {
  vault_records: {
    defaults: () => ({ ciphertext: bytes(1), nonce: bytes(12), tag: bytes(16) }),
    rows: {
      ...Object.fromEntries(
        Object.entries(kinds).map(([kind, values]) => [
          kind,
          ({ me }: Scene) => ({ ...values, changed_by: me }),
        ]),
      ),
      'changed in a colleague’s name': ({ colleague }) => ({
        ...record('management', here),
        changed_by: colleague,
      }),
    },
    changes: {
      ...Object.fromEntries(Object.keys(kinds).map((kind) => [kind, next('me')])),
      'changed in a colleague’s name': next('colleague'),
    },
  },
  vault_keys: {
    defaults: () => ({
      public_key: bytes(32),
      sealed_key: bytes(80),
      person_id: parent('staff', { role: 'admin' }),
    }),
    rows: {
      'by me, of a record for management': key('me', 'management', here),
      'by a colleague, of a record for management': key('colleague', 'management', here),
      'by me, of a record for administrators': key('me', 'admin', here),
      'by me, of a record at another location': key('me', 'management', there),
    },
  },
}
