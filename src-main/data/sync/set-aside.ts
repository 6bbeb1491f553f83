import type { WriteDb } from '../sqlite/local-database'
import { bury, type DeadLetter } from './dead-letter-store'
import { refusedAmong, withDependencies } from './outbox-store'
import { showOverlay } from './shadow-rows'
import type { Entities, Touched } from './sync-copy'

/** The code of what was never looked at, because what it was built on was refused. */
export const builtOnRefused = 'DEPENDS_ON_REFUSED'

interface SettingAside {
  readonly entities: Entities
  /** The central clock, ISO 8601. */
  readonly now: string
}

/**
 * What was built on a refused change joins it: it could wait for ever, and screens would show it as
 * if it were on its way. Both are sent again together. What is under way is left to its answer.
 */
export function setAsideBehindRefused(db: WriteDb, the: SettingAside, touched: Touched): void {
  const waiting = withDependencies(db)
  const refused = refusedAmong(
    db,
    waiting.flatMap(({ dependsOn }) => dependsOn),
  )
  if (refused.size === 0) return
  const message = 'It was built on a change that was refused.'
  for (const operation of waiting) {
    if (!operation.dependsOn.some((opId) => refused.has(opId))) continue
    refused.add(operation.opId)
    if (operation.state !== 'queued') continue
    bury(db, operation, { code: builtOnRefused, message, refusedAt: the.now })
    const key = { entity: operation.entity, id: operation.rowId }
    showOverlay(db, the.entities, key)
    touched.add(key)
  }
}

/**
 * What goes again with that change: what it was built on, and what was built on any of them; what
 * comes first first.
 */
export function sentAgainWith(letters: readonly DeadLetter[], opId: string): readonly DeadLetter[] {
  const chosen = new Set([opId, ...builtOn(letters, opId)])
  const rest = letters.filter((each) => each.code === builtOnRefused)
  for (let size = 0; size !== chosen.size; ) {
    size = chosen.size
    for (const { opId: id, dependsOn } of rest) {
      if (dependsOn.some((each) => chosen.has(each))) chosen.add(id)
    }
  }
  return inOrder(letters.filter((each) => chosen.has(each.opId)))
}

function builtOn(letters: readonly DeadLetter[], opId: string): readonly string[] {
  const letter = letters.find((each) => each.opId === opId)
  const first = letters.filter((each) => letter?.dependsOn.includes(each.opId))
  return first.flatMap((each) => [each.opId, ...builtOn(letters, each.opId)])
}

function inOrder(letters: readonly DeadLetter[]): readonly DeadLetter[] {
  const ordered: DeadLetter[] = []
  const place = (letter: DeadLetter): void => {
    if (ordered.includes(letter)) return
    for (const each of letters) if (letter.dependsOn.includes(each.opId)) place(each)
    ordered.push(letter)
  }
  for (const letter of letters) place(letter)
  return ordered
}
