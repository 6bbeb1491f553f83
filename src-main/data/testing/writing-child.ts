import { writeSync } from 'node:fs'
import { toAppError } from '@shared/ipc/app-error'
import { silentLogger } from '../../platform/logger'
import { openLocalDatabase } from '../sqlite/open-local-database'
import { outbox } from '../sqlite/schema/sync'
import { sampleOperation, writeSample } from './sample-operation'

// A process of its own that writes operations into a local database and says what became of each:
// `kept <n>`, `refused <n> <code>`, and at the end how many it can read.
const [, , file = '', migrations = '', seed = '', count = ''] = process.argv
const say = (line: string) => writeSync(1, `${line}\n`)

/** A failure without a code of ours is a fault of ours, and ends the process. */
function codeOf(error: unknown): string {
  const { code } = toAppError(error)
  if (code === 'INTERNAL') throw error
  return code
}

function writeAll(): void {
  const local = openLocalDatabase({ file, migrations, logger: silentLogger })
  if (local.rebuilt !== null) throw new Error('A sound file was taken for a damaged one')
  for (let index = 0; index < Number(count); index += 1) {
    try {
      const operation = sampleOperation(Number(seed), index)
      local.write((db) => writeSample(db, operation, new Date().toISOString()))
      say(`kept ${index}`)
    } catch (error) {
      say(`refused ${index} ${codeOf(error)}`)
    }
  }
  say(`read ${local.read.select({ opId: outbox.opId }).from(outbox).all().length}`)
  local.close()
}

try {
  writeAll()
  say('closed')
} catch (error) {
  say(`stopped ${codeOf(error)}`)
}
