import { createHash } from 'node:crypto'
import { and, eq, max } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import { newId } from '../../platform/ids'
import { sops, sopVersions } from '../postgres/schema/knowledge'
import type { DemoContent, DemoSop, DemoStaff } from './demo-content'

/** Adds each text that the SOP never had as its newest version; a text it had stays history. */
export async function storeSops(
  db: NodePgDatabase,
  content: DemoContent,
  now: Date,
): Promise<void> {
  const stored = await db
    .select({ id: sops.id, assistant: sops.assistant, slug: sops.slug, sha256: sopVersions.sha256 })
    .from(sops)
    .innerJoin(sopVersions, eq(sopVersions.sopId, sops.id))
  const had = new Set(stored.map(({ assistant, slug, sha256 }) => `${assistant}/${slug} ${sha256}`))
  const ids = new Map(stored.map(({ assistant, slug, id }) => [`${assistant}/${slug}`, id]))
  for (const sop of content.sops) {
    const name = `${sop.assistant}/${sop.slug}`
    const sha256 = createHash('sha256').update(sop.content, 'utf8').digest('hex')
    if (had.has(`${name} ${sha256}`)) continue
    const approvedBy = approverOf(sop, content.staff)
    await addVersion(db, { sop, id: ids.get(name), sha256, approvedBy, now })
  }
}

interface NewVersion {
  readonly sop: DemoSop
  /** Of the SOP when it exists. */
  readonly id: string | undefined
  readonly sha256: string
  readonly approvedBy: string
  readonly now: Date
}

async function addVersion(db: NodePgDatabase, added: NewVersion): Promise<void> {
  const { sop, sha256, approvedBy, now } = added
  const id = added.id ?? newId()
  const version = await nextVersion(db, id)
  const { slug, title, assistant, audience, locations } = sop
  const record = { title, audience, locations, currentVersion: version, updatedAt: now }
  if (added.id === undefined) await db.insert(sops).values({ ...record, id, slug, assistant })
  else
    await db
      .update(sops)
      .set({ ...record, version })
      .where(eq(sops.id, id))
  await db.insert(sopVersions).values({
    ...{ sopId: id, version, sha256, approvedBy, content: sop.content, author: sop.author },
    reason: version === 1 ? 'First version' : 'New text that came with ClubOS',
    // Noon, so that it is that date in every zone the club is in.
    approvedAt: new Date(`${sop.approved}T12:00:00Z`),
  })
}

async function nextVersion(db: NodePgDatabase, sopId: string): Promise<number> {
  const [row] = await db
    .select({ last: max(sopVersions.version) })
    .from(sopVersions)
    .where(and(eq(sopVersions.sopId, sopId)))
  return (row?.last ?? 0) + 1
}

/** Nobody approves what they wrote. */
function approverOf(sop: DemoSop, people: readonly DemoStaff[]): string {
  const approver = people.find(
    ({ name, role }) => name !== sop.author && (role === 'manager' || role === 'admin'),
  )
  if (approver === undefined) throw new Error('The demo club needs two managers or administrators.')
  return approver.id
}
