import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { requireUsable } from '../migration-plan'
import { migrate, planMigrations } from '../postgres/migrations'
import { postgresMigrations, temporaryFolder } from '../postgres/testing/test-server'
import { savedViews } from '../sqlite/schema/local-tickets'
import { readQueue } from './sync-queue'
import type { Desk } from './testing/desk'
import { type DeskScene, startDeskScene } from './testing/desk-scene'
import { settled } from './testing/settled'

let scene: DeskScene

beforeEach(async () => {
  scene = await startDeskScene()
})

afterEach(() => scene.close())

/** What a later version of ClubOS might bring. */
const nextStep = `
ALTER TABLE tickets ADD COLUMN mood text;
ALTER TABLE tickets ADD COLUMN risk integer NOT NULL DEFAULT 3;
ALTER TABLE tickets DROP CONSTRAINT tickets_category_known;
ALTER TABLE tickets ADD CONSTRAINT tickets_category_known CHECK (category in ('facilities', 'tech', 'orders', 'catering'));
GRANT INSERT (mood, risk), UPDATE (mood, risk) ON tickets TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
CREATE TABLE lost_items (
  id uuid PRIMARY KEY, what text NOT NULL, created_by uuid NOT NULL, version integer NOT NULL DEFAULT 1,
  sync_seq bigint NOT NULL DEFAULT 0, updated_by uuid, updated_at timestamptz(3) NOT NULL DEFAULT now(), deleted_at timestamptz(3)
);
ALTER TABLE lost_items ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody ON lost_items TO public USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON lost_items TO clubos_support, clubos_operator, clubos_manager, clubos_admin;
INSERT INTO sync_entities (entity, author, fields) VALUES ('lost_items', 'created_by', '{}');
SELECT clubos_install_sync();`

/** Updates the server as the owner of a later version would. */
async function updateServer(): Promise<void> {
  const folder = temporaryFolder()
  try {
    cpSync(postgresMigrations, folder, { recursive: true })
    const journal = join(folder, 'meta', '_journal.json')
    const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'))
    const step = { idx: entries.length, tag: '9999_of_tomorrow' }
    writeFileSync(journal, JSON.stringify({ ...rest, entries: [...entries, step] }))
    writeFileSync(
      join(folder, `${step.tag}.sql`),
      nextStep.replaceAll(';\n', ';--> statement-breakpoint\n'),
    )
    await migrate(scene.club.owner, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** As an update does: whoever is connected greets the server again. */
async function restart(): Promise<void> {
  await scene.owner(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`)
}

async function ownerRun(...statements: readonly string[]): Promise<void> {
  for (const statement of statements) await scene.owner(statement)
}

const viewsOf = (desk: Desk) => desk.local.read.select().from(savedViews).all()

function saveView(desk: Desk, name: string): string {
  const id = crypto.randomUUID()
  desk.sync.writer.write((changes) =>
    changes.insert('saved_views', {
      ...{ id, screen: 'tickets', name, filters: {}, shared: true, position: 0 },
      createdBy: desk.the.person.id,
    }),
  )
  return id
}

const heldOf = (desk: Desk) =>
  readQueue(desk.local.read).held.map(({ entity, kind, reason }) => ({ entity, kind, reason }))

describe('a server that is newer by one version', () => {
  it('lets this version sign in', async () => {
    await updateServer()
    const plan = await planMigrations(scene.club.owner, postgresMigrations)
    expect(plan.unknown).toEqual(['9999_of_tomorrow'])
    expect(() => requireUsable(plan)).not.toThrow()
  })

  it('takes every kind of change, whether made before its update or after', async () => {
    const desk = await scene.open({ role: 'manager' })
    const other = await scene.open({ role: 'manager' })
    const [edited = '', removed = '', disputed = ''] = desk.tickets(3)
    await desk.drained()
    await settled('the other one has it', () => other.shown(disputed))

    await desk.sync.loop.stop()
    await updateServer()
    await restart()
    await settled(
      'the other one is back',
      async () => (await other.sync.loop.reconnect()).state === 'online',
    )
    other.edit(disputed, { title: 'theirs' })
    await other.drained()

    const { the, local } = desk
    local.close()
    const again = scene.desk(the)
    const added = again.ticket({ title: 'made before it was greeted' })
    again.edit(edited, { title: 'edited', status: 'in-progress', tags: ['a'] })
    again.remove(removed)
    again.edit(disputed, { title: 'mine' })
    const comment = again.comment(edited, 'Still works.')
    await again.start()
    await again.drained()

    expect(again.sync.deadLetters.list()).toEqual([])
    expect(await scene.central(added)).toMatchObject({ risk: 3, mood: null, version: 1 })
    expect(await scene.central(edited)).toMatchObject({ title: 'edited', status: 'in-progress' })
    expect((await scene.central(removed))?.deleted_at).not.toBeNull()
    expect(
      await scene.owner('select body from ticket_comments where id = $1', [comment]),
    ).toHaveLength(1)

    const conflict = await settled('the conflict is here', () =>
      again.sync.conflicts.open().find(({ rowId }) => rowId === disputed),
    )
    again.sync.conflicts.settle(conflict.id, { resolution: 'mine' })
    await again.drained()
    expect(await scene.central(disputed)).toMatchObject({ title: 'mine' })
    await settled('the other one sees it', () => other.shown(disputed)?.title === 'mine')
    expect(other.sync.conflicts.open()).toEqual([])
  })

  it('shows what it knows of rows of a later form, and leaves the rest of them alone', async () => {
    const desk = await scene.open({ role: 'manager' })
    await updateServer()
    await restart()
    const id = crypto.randomUUID()
    const by = desk.the.person.id
    await ownerRun(
      `insert into tickets (id, title, category, priority, location_id, created_by, created_at, mood, risk)
        values ('${id}', 'Tea', 'catering', 'low', 'harbour', '${by}', now(), 'merry', 7)`,
      `insert into lost_items (id, what, created_by) values ('${id}', 'a glove', '${by}')`,
    )
    const shown = await settled('it is here', () => desk.shown(id))
    expect(shown).toMatchObject({ title: 'Tea', category: 'catering' })
    desk.edit(id, { title: 'More tea' })
    await desk.drained()
    expect(await scene.central(id)).toMatchObject({
      ...{ title: 'More tea', category: 'catering', mood: 'merry', risk: 7 },
    })
    await ownerRun(`update lost_items set what = 'two gloves'`)
    const next = desk.ticket()
    await desk.drained()
    expect(desk.shown(next)?.syncSeq).toBeGreaterThan(Number(shown.syncSeq))
    expect(desk.state).toBe('online')
  })
})

describe('a server that is older by one version', () => {
  const takeAway = [
    'alter table tickets rename column due_at to not_yet',
    'alter table saved_views rename to not_yet_views',
    `delete from sync_entities where entity = 'saved_views'`,
    'select clubos_install_sync()',
  ]
  const update = [
    'alter table tickets rename column not_yet to due_at',
    'alter table not_yet_views rename to saved_views',
    `insert into sync_entities (entity, author, fields) values ('saved_views', 'created_by', '{}')`,
    'select clubos_install_sync()',
  ]
  const due = '2026-12-01T09:00:00.000Z'

  it('gets what it knows; the rest waits, in sight, until it is updated', async () => {
    await ownerRun(...takeAway)
    const desk = await scene.open({ role: 'manager' })
    const other = await scene.open({ role: 'manager' })
    const [known = '', removed = ''] = desk.tickets(2)
    const view = saveView(desk, 'Mine')
    desk.sync.writer.write((changes) => changes.update('tickets', known, { dueAt: due }))
    desk.edit(removed, { title: 'known' })
    desk.remove(removed)
    await settled('all else is sent', () => desk.waiting === 2)
    await settled('and applied', async () => (await scene.central(removed))?.deleted_at !== null)
    expect(heldOf(desk)).toEqual([
      { entity: 'saved_views', kind: 'insert', reason: expect.stringContaining('saved_views') },
      { entity: 'tickets', kind: 'update', reason: expect.stringContaining('due_at') },
    ])
    expect(desk.sync.deadLetters.list()).toEqual([])
    expect(desk.shown(known)?.dueAt).toBe(due)
    expect(viewsOf(desk).map(({ id }) => id)).toEqual([view])
    await settled('others see the rest', () => other.shown(known))

    await ownerRun(...update)
    await restart()
    await settled('back', async () => (await desk.sync.loop.reconnect()).state === 'online')
    await desk.drained()
    expect(await scene.owner('select due_at from tickets where id = $1', [known])).toEqual([
      { due_at: new Date(due) },
    ])
    await settled('back', async () => (await other.sync.loop.reconnect()).state === 'online')
    await settled('the view is there', () => viewsOf(other).some(({ id }) => id === view))
    await settled('and the date', () => other.shown(known)?.dueAt === due)
    expect(desk.shown(known)?.dueAt).toBe(due)
    expect(heldOf(desk)).toEqual([])
  })
})

describe('a server that wants newer apps', () => {
  it('stops sync and says why; work and queue stay, and go on once it is content', async () => {
    const desk = await scene.open({ role: 'manager' })
    const known = desk.ticket()
    await desk.drained()
    await ownerRun(`update client_versions set minimum_app = '99.0.0'`)
    await restart()
    const stopped = await settled('it stopped', async () => {
      const status = await desk.sync.loop.reconnect()
      return status.state === 'offline' && status.reason?.includes('too old') ? status : null
    })
    expect(stopped.reason).toContain('Update the app')
    desk.edit(known, { title: 'written meanwhile' })
    const added = desk.ticket()
    expect((await desk.sync.loop.reconnect()).state).toBe('offline')
    expect(desk.waiting).toBe(2)
    expect(desk.shown(known)?.title).toBe('written meanwhile')
    expect(await scene.central(added)).toBeUndefined()

    await ownerRun(`update client_versions set minimum_app = '0.0.0'`)
    expect((await desk.sync.loop.reconnect()).state).toBe('online')
    await desk.drained()
    expect(await scene.central(known)).toMatchObject({ title: 'written meanwhile' })
    expect(await scene.central(added)).toBeDefined()
    expect(desk.sync.deadLetters.list()).toEqual([])
  })
})
