import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PostgresDatabase } from './connection'
import { migrate } from './migrations'
import { firstSteps } from './testing/first-steps'
import { run } from './testing/raw-sql'
import {
  openAsOwner,
  postgresMigrations,
  startTestServer,
  type TestServer,
} from './testing/test-server'

let server: TestServer
let database: PostgresDatabase

beforeAll(async () => {
  server = await startTestServer()
  database = openAsOwner(await server.createDatabase('club_of_before'))
})

afterAll(async () => {
  await database.close()
  await server.close()
})

const filling = `
  insert into locations (id, name, address, phone, time_zone, hours, staffed_hours)
  values ('bedford', 'Bedford', 'Main Street', '+19025550000', 'America/Halifax',
    '{"mon": [], "tue": [], "wed": [], "thu": [], "fri": [], "sat": [], "sun": []}',
    '{"mon": [], "tue": [], "wed": [], "thu": [], "fri": [], "sat": [], "sun": []}');
  insert into staff (id, name, email, role, pg_role)
  values (gen_random_uuid(), 'Dana', 'dana@club.example', 'operator',
    'clubos_p_' || left(encode(sha256('dana@club.example'), 'hex'), 40));
  insert into bays (id, location_id, number) values (gen_random_uuid(), 'bedford', 1);
  insert into customers (id, phone)
  select gen_random_uuid(), '+1902555' || lpad(n::text, 4, '0') from generate_series(0, 499) n;
  insert into conversations (id, customer_id, location_id, last_message_at)
  select gen_random_uuid(), id, 'bedford', now() from customers;
  insert into messages (id, conversation_id, direction, body, status, sent_at)
  select gen_random_uuid(), c.id, d.direction, 'Hello', d.status, now()
  from conversations c, (values ('inbound', 'received'), ('outbound', 'delivered')) d (direction, status);
  insert into tickets (id, title, category, priority, status, location_id, bay_id, created_by, created_at, resolved_at)
  select gen_random_uuid(), 'Old', 'tech', 'low', 'closed', 'bedford', b.id, s.id, now(), now()
  from bays b, staff s, generate_series(1, 50)`

describe('a club of before', () => {
  it('is brought in line with the rules and loses nothing', async () => {
    // Before there were rules of work.
    const before = firstSteps(3)
    await migrate(database, before)
    rmSync(before, { recursive: true })
    await run(database, filling)
    await migrate(database, postgresMigrations)
    const [found] = await run(
      database,
      `select
        (select count(*)::int from messages m join conversations c on c.id = m.conversation_id
          join customers p on p.id = c.customer_id and p.phone = m.customer_phone
          where (m.direction = 'outbound') = (m.idempotency_key is not null)) as messages,
        (select count(*)::int from customers where location_id = 'bedford') as customers,
        (select count(*)::int from tickets where resolved_at is not null and watchers = '{}') as tickets`,
    )
    expect(found).toEqual({ messages: 1_000, customers: 500, tickets: 50 })
  })
})
