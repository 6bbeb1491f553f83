import type { WriteDb } from '../sqlite/local-database'
import { beginBootstrapIfNeeded } from './bootstrap'
import { sendAgain } from './outbox-store'
import type { Hello } from './protocol'
import { becomeNewDevice } from './push-reply'
import type { SyncCopy } from './sync-copy'
import { getState, setState } from './sync-state-store'

/** The id of this copy, given when it is first needed. */
export function deviceOf({ local, newId }: SyncCopy): string {
  const known = getState(local.read, 'device')
  if (known !== null) return known
  const device = newId()
  local.write((db) => becomeNewDevice(db, device))
  return device
}

/**
 * Takes in what the server says of itself.
 * In a new epoch everything that was applied before and is still known goes out again: what the
 * restore undid is done once more, the rest is recognised. Going by `restoredTo` instead would miss
 * what an earlier restore undid that this device did not hear of.
 */
export function takeHello(
  db: WriteDb,
  copy: Pick<SyncCopy, 'entities' | 'derivedBy'>,
  hello: Hello,
): void {
  const epoch = getState(db, 'epoch')
  if (epoch !== null && epoch !== hello.epoch) sendAgain(db)
  beginBootstrapIfNeeded(db, copy, hello)
  const rights = JSON.stringify(hello.entities)
  if (getState(db, 'rights') !== rights) setState(db, 'rights', rights)
}
