import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  customType,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  addableBy,
  atLocationOf,
  atMyLocation,
  changeableBy,
  isMine,
  onlyAtMyLocation,
  readableByStaff,
} from './group-roles'
import { devices, staff } from './people'
import { locations } from './places'
import { moment, syncColumns } from './sync-columns'
import { tickets } from './tickets'

const ofTicket = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => tickets.id)

/** Tickets that have to do with each other. */
export const ticketLinks = pgTable(
  'ticket_links',
  {
    id: uuid('id').primaryKey(),
    ticketId: ofTicket('ticket_id'),
    otherId: ofTicket('other_id'),
    /** `blocks`: the other one waits for this one. */
    kind: text('kind').$type<'related' | 'blocks'>().notNull(),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => staff.id),
    createdAt: moment('created_at').notNull(),
    ...syncColumns(),
  },
  (table) => [
    index('ticket_links_of_ticket').on(table.ticketId),
    index('ticket_links_of_other').on(table.otherId),
    check('ticket_links_kind_known', sql`${table.kind} in ('related', 'blocks')`),
    check('ticket_links_of_two', sql`${table.ticketId} <> ${table.otherId}`),
    ...readableByStaff(bothSeen(table)),
    addableBy('staff', sql`${isMine(table.createdBy)} and ${bothSeen(table)}`),
    changeableBy('staff', bothSeen(table)),
  ],
)

function bothSeen(table: { readonly ticketId: AnyPgColumn; readonly otherId: AnyPgColumn }) {
  return sql`(${atLocationOf('tickets', table.ticketId)}) and (${atLocationOf('tickets', table.otherId)})`
}

/** Who gets a new ticket that nobody was named for: the first rule that fits decides. */
export const assignmentRules = pgTable(
  'assignment_rules',
  {
    id: uuid('id').primaryKey(),
    /** Smaller ones are asked first. */
    position: integer('position').notNull(),
    /** Null: at every location. */
    locationId: text('location_id').references(() => locations.id),
    /** Null: of every category. */
    category: text('category').$type<'facilities' | 'tech' | 'orders'>(),
    /** Null: whoever is on shift. */
    assigneeId: uuid('assignee_id').references(() => staff.id),
    createdBy: uuid('created_by')
      .notNull()
      .references(() => staff.id),
    ...syncColumns(),
  },
  (table) => [
    check(
      'assignment_rules_category_known',
      sql`${table.category} in ('facilities', 'tech', 'orders')`,
    ),
    ...readableByStaff(atMyLocation(table.locationId)),
    addableBy(
      'management',
      sql`${isMine(table.createdBy)} and (${onlyAtMyLocation(table.locationId)})`,
    ),
    changeableBy('management', onlyAtMyLocation(table.locationId)),
  ],
)

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** The bytes of attachments, each file once; desks fetch them when somebody looks. */
export const attachmentFiles = pgTable(
  'attachment_files',
  {
    /** Of the bytes, hex. */
    sha256: text('sha256').primaryKey(),
    bytes: bytea('bytes').notNull(),
  },
  (table) => [
    check('attachment_files_size', sql`octet_length(${table.bytes}) between 1 and 26214400`),
    check('attachment_files_true', sql`encode(sha256(${table.bytes}), 'hex') = ${table.sha256}`),
    ...readableByStaff(
      sql`exists (select from public.attachments a where a.sha256 = ${table.sha256} and a.deleted_at is null)`,
    ),
    addableBy(
      'staff',
      sql`exists (select from public.attachments a where a.sha256 = ${table.sha256} and a.created_by = (select public.clubos_me()))`,
    ),
  ],
)

const isPresent = (table: { readonly personId: AnyPgColumn; readonly ticketId: AnyPgColumn }) =>
  sql`${isMine(table.personId)} and (${atLocationOf('tickets', table.ticketId)})`

/** Who has which ticket before them; worth nothing after half a minute, so desks keep no copy of it. */
export const presences = pgTable(
  'presences',
  {
    deviceId: uuid('device_id').primaryKey(),
    personId: uuid('person_id').notNull(),
    ticketId: ofTicket('ticket_id'),
    writing: boolean('writing').notNull().default(false),
    seenAt: moment('seen_at').notNull(),
  },
  (table) => [
    index('presences_at_ticket').on(table.ticketId),
    foreignKey({
      name: 'presences_of_ones_device',
      columns: [table.deviceId, table.personId],
      foreignColumns: [devices.id, devices.personId],
    }),
    ...readableByStaff(
      sql`${isMine(table.personId)} or (${atLocationOf('tickets', table.ticketId)})`,
    ),
    addableBy('staff', isPresent(table)),
    changeableBy('staff', isMine(table.personId), isPresent(table)),
  ],
)
