// The database as ClubOS 0002_club_guards knew it. It is history: written down here, so that no
// later change of the code changes what an old club looks like.

/** Table → columns whose values every later version must keep. */
export const firstReleaseColumns: Readonly<Record<string, string>> = {
  staff:
    'id, name, email, role, locations, pg_role, status, version, updated_by, updated_at, deleted_at',
  locations:
    'id, name, address, phone, time_zone, hours, staffed_hours, holidays, version, updated_by, updated_at, deleted_at',
  bays: 'id, location_id, number, version, updated_by, updated_at, deleted_at',
  facts: 'id, key, location_id, value, audience, version, updated_by, updated_at, deleted_at',
  sops: 'id, slug, title, assistant, audience, locations, current_version, version, updated_by, updated_at, deleted_at',
  sop_versions: 'sop_id, version, content, sha256, author, reason, approved_by, approved_at',
  customers: 'id, phone, name, created_at, version, updated_by, updated_at, deleted_at',
  conversations:
    'id, customer_id, location_id, assignee_id, unread_count, last_message_at, version, updated_by, updated_at, deleted_at',
  messages:
    'id, conversation_id, direction, body, provider_id, status, error, author_id, sent_at, version, updated_by, updated_at, deleted_at',
  tickets:
    'id, title, description, category, priority, status, location_id, bay_id, assignee_id, created_by, tags, conversation_id, trace_id, created_at, resolved_at, version, updated_by, updated_at, deleted_at',
}

const id = (kind: string, n: string) => `md5('${kind}' || ${n})::uuid`
const loginRole = (email: string) =>
  `'clubos_p_' || left(encode(sha256(convert_to(lower(${email}), 'UTF8')), 'hex'), 40)`
const at = (n: string) => `timestamptz '2026-03-01T08:00:00.123Z' + ${n} * interval '1 hour'`
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const hours = JSON.stringify(Object.fromEntries(days.map((day) => [day, [['09:30', '24:00']]])))
const pick = (n: string, ...values: readonly string[]) =>
  `(array[${values.map((value) => `'${value}'`)}])[1 + ${n} % ${values.length}]`

/** A club with history, in that version's own SQL. */
export const firstReleaseRows: readonly string[] = [
  `insert into staff (id, name, email, role, locations, pg_role, status, version, updated_at)
    select ${id('staff', 'n')}, 'Person ' || n, 'Person' || n || '@club.example',
      ${pick('n', 'kiosk', 'support', 'operator', 'manager', 'admin')},
      case when n % 3 = 0 then array['harbour'] else '{}' end,
      ${loginRole("'Person' || n || '@club.example'")}, ${pick('n', 'active', 'active', 'suspended')},
      1 + n % 4, ${at('n')}
    from generate_series(1, 20) n`,
  `insert into locations (id, name, address, phone, time_zone, hours, staffed_hours, holidays, updated_at)
    select place, initcap(place), '1 Quay Road', '+19025550110', 'America/Halifax', '${hours}', '${hours}',
      '[{"date": "2028-02-29", "name": "Leap day", "hours": []}]', ${at('0')}
    from unnest(array['harbour', 'truro']) place`,
  `insert into bays (id, location_id, number, updated_at)
    select ${id('bay', 'place || n')}, place, n, ${at('n')}
    from unnest(array['harbour', 'truro']) place, generate_series(1, 8) n`,
  `insert into facts (id, key, location_id, value, audience, updated_by, deleted_at, updated_at)
    select ${id('fact', 'n')}, 'price.item-' || n, case when n % 2 = 0 then 'truro' end,
      to_jsonb(n * 100), ${pick('n', 'public', 'staff', 'management')}, ${id('staff', '4')},
      case when n % 9 = 0 then ${at('n')} end, ${at('n')}
    from generate_series(1, 50) n`,
  `with made as (
    insert into sops (id, slug, title, assistant, audience, locations, current_version, version, updated_at)
      select ${id('sop', 'n')}, 'sop-' || n, 'SOP ' || n, ${pick('n', 'booking', 'tech', 'general')},
        ${pick('n', 'public', 'staff', 'management')},
        case when n % 4 = 0 then array['truro'] else '{}' end, 2, 2, ${at('n')}
      from generate_series(1, 60) n
      returning id)
    insert into sop_versions (sop_id, version, content, sha256, author, reason, approved_by, approved_at)
      select id, v, text, encode(sha256(convert_to(text, 'UTF8')), 'hex'), 'Ann', 'because',
        ${id('staff', '3')}, ${at('v')}
      from made, generate_series(1, 2) v, lateral (select '# Step ' || v || E'\\n\\nDo it – über ' || id) t (text)`,
  `insert into customers (id, phone, name, created_at, updated_at)
    select ${id('customer', 'n')}, '+1902555' || lpad(n::text, 4, '0'), 'Guest ' || n, ${at('n')}, ${at('n')}
    from generate_series(1, 500) n`,
  `insert into conversations (id, customer_id, location_id, assignee_id, unread_count, last_message_at, updated_at)
    select ${id('conversation', 'n')}, ${id('customer', 'n')}, ${pick('n', 'harbour', 'truro')},
      case when n % 3 = 0 then ${id('staff', '2')} end, n % 2, ${at('n')}, ${at('n')}
    from generate_series(1, 500) n`,
  `insert into messages (id, conversation_id, direction, body, provider_id, status, error, author_id, sent_at, updated_at)
    select ${id('message', 'n')}, ${id('conversation', '(1 + n % 500)')},
      case when n % 2 = 0 then 'inbound' else 'outbound' end, 'Text ' || n, 'provider-' || n,
      case when n % 2 = 0 then 'received' when n % 101 = 0 then 'failed' else 'delivered' end,
      case when n % 2 = 1 and n % 101 = 0 then 'No such number.' end,
      case when n % 2 = 1 then ${id('staff', '2')} end, ${at('n')}, ${at('n')}
    from generate_series(1, 2000) n`,
  `insert into tickets (id, title, description, category, priority, status, location_id, bay_id, assignee_id,
      created_by, tags, conversation_id, trace_id, created_at, resolved_at, version, updated_by, updated_at)
    select ${id('ticket', 'n')}, 'Ticket ' || n, 'Screen dark', ${pick('n', 'facilities', 'tech', 'orders')},
      ${pick('n', 'low', 'medium', 'high', 'urgent')}, status, 'truro', ${id('bay', "'truro' || 1")},
      ${id('staff', '2')}, ${id('staff', '3')}, array['screen', 'dark'],
      case when n % 5 = 0 then ${id('conversation', 'n')} end,
      case when n % 7 = 0 then md5(n::text) end, ${at('n')},
      case when status in ('resolved', 'closed', 'archived') then ${at('(n + 2)')} end,
      1 + n % 3, ${id('staff', '2')}, ${at('n')}
    from generate_series(1, 500) n,
      lateral (select ${pick('n', 'open', 'in-progress', 'waiting', 'resolved', 'closed', 'archived')}) s (status)`,
]
