import { createHash } from 'node:crypto'
import type { Passage } from './passage'

/**
 * What to do in any emergency, for a device that has no procedure of the club's own yet.
 * @param markdown the content of `resources/emergency/procedure.md`
 */
export function builtInProcedure(markdown: string): Passage {
  return {
    id: 'built-in-emergency',
    sopId: 'built-in-emergency',
    sop: 'Any emergency',
    heading: 'What to do first',
    path: 'What to do first',
    text: markdown,
    assistant: 'emergency',
    audience: 'public',
    locations: [],
    version: 1,
    sha256: createHash('sha256').update(markdown).digest('hex'),
    author: 'ClubOS',
    approvedAt: '2026-11-01T00:00:00.000Z',
  }
}
