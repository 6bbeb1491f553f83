import { sql } from 'drizzle-orm'
import { check, customType, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import {
  addableBy,
  atMyLocation,
  changeableBy,
  ifSeen,
  isMine,
  onlyAtMyLocation,
  openableBy,
} from './group-roles'
import { staff } from './people'
import { locations } from './places'
import { moment } from './sync-columns'

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/**
 * Secrets, encrypted on the desk with AES-256-GCM; the server holds no key. What is authenticated
 * with each names this table, the row and its version, so rows cannot be swapped or brought back.
 */
export const vaultRecords = pgTable(
  'vault_records',
  {
    id: uuid('id').primaryKey(),
    /** `admin`: administrators only. */
    audience: text('audience').$type<'management' | 'admin'>().notNull(),
    locationId: text('location_id').references(() => locations.id),
    /** Title and secret together. */
    ciphertext: bytes('ciphertext').notNull(),
    nonce: bytes('nonce').notNull(),
    tag: bytes('tag').notNull(),
    /** Goes up when the record gets a new key, as when somebody leaves. */
    keyGeneration: integer('key_generation').notNull().default(1),
    /** Goes up by one with each change; the database refuses anything else. */
    version: integer('version').notNull().default(1),
    changedBy: uuid('changed_by')
      .notNull()
      .references(() => staff.id),
    changedAt: moment('changed_at').notNull().defaultNow(),
    deletedAt: moment('deleted_at'),
  },
  (table) => {
    const here = onlyAtMyLocation(table.locationId)
    const forManagers = sql`${table.audience} = 'management'`
    const mine = isMine(table.changedBy)
    const seenByManagers = sql`${forManagers} and (${atMyLocation(table.locationId)})`
    return [
      index('vault_records_of_location').on(table.locationId),
      check('vault_records_audience_known', sql`${table.audience} in ('management', 'admin')`),
      check('vault_records_nonce_size', sql`octet_length(${table.nonce}) = 12`),
      check('vault_records_tag_size', sql`octet_length(${table.tag}) = 16`),
      check(
        'vault_records_ciphertext_size',
        sql`octet_length(${table.ciphertext}) between 1 and 65536`,
      ),
      check('vault_records_counts', sql`${table.keyGeneration} > 0 and ${table.version} > 0`),
      openableBy('managers', seenByManagers),
      addableBy('managers', sql`${forManagers} and ${mine} and (${here})`),
      changeableBy(
        'managers',
        sql`${forManagers} and (${here})`,
        sql`${forManagers} and ${mine} and (${here})`,
      ),
      openableBy('admins', atMyLocation(table.locationId)),
      addableBy('admins', sql`${mine} and (${here})`),
      changeableBy('admins', here, sql`${mine} and (${here})`),
    ]
  },
)

/** A record's key, sealed for one person (X25519, libsodium's sealed box). Rows are only ever added. */
export const vaultKeys = pgTable(
  'vault_keys',
  {
    id: uuid('id').primaryKey(),
    recordId: uuid('record_id')
      .notNull()
      .references(() => vaultRecords.id),
    generation: integer('generation').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => staff.id),
    /** For which it was sealed: shows who must be given it again. */
    publicKey: bytes('public_key').notNull(),
    sealedKey: bytes('sealed_key').notNull(),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => staff.id),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (table) => [
    unique('vault_keys_once').on(table.recordId, table.generation, table.personId, table.publicKey),
    index('vault_keys_of_person').on(table.personId),
    check('vault_keys_generation_positive', sql`${table.generation} > 0`),
    check('vault_keys_public_key_size', sql`octet_length(${table.publicKey}) = 32`),
    // 32 bytes of key and the 48 that a sealed box adds.
    check('vault_keys_sealed_key_size', sql`octet_length(${table.sealedKey}) = 80`),
    openableBy('management', ifSeen('vault_records', table.recordId)),
    addableBy(
      'management',
      sql`${isMine(table.createdBy)} and ${ifSeen('vault_records', table.recordId)}`,
    ),
  ],
)
