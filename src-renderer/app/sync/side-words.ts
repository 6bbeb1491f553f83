import type { Conflict } from '@shared/sync/sync-contract'
import { syncText } from './sync-text'

interface SideWords {
  readonly keep: string
  readonly take: string
}

/** How the two choices are called for whoever looks: one of the two, or a third person. */
export function sideWords({ theirsBy, mineBy }: Conflict, reader: string): SideWords {
  const text = syncText.conflicts
  if (mineBy === reader && theirsBy !== reader)
    return { keep: text.keepTheirs, take: text.takeMine }
  if (theirsBy === reader && mineBy !== reader)
    return { keep: text.keepMine, take: text.takeTheirs }
  if (theirsBy === mineBy) return { keep: text.keepFirst, take: text.takeLater }
  return {
    keep: text.keepOf(theirsBy ?? text.somebody),
    take: text.takeOf(mineBy ?? text.somebody),
  }
}
