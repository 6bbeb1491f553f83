import { writeSync } from 'node:fs'
import { silentLogger } from '../../../platform/logger'
import { restoreBackup } from '../backup/restore-backup'
import { openPostgres } from '../connection'

// A process of its own that restores until it reaches a step, and stands still there to be killed.
const [, , url = '', file = '', migrations = '', last = ''] = process.argv
const owner = openPostgres({ url, logger: silentLogger, statementTimeoutMs: 0 })
const onStep = (step: string) => {
  if (!step.startsWith(last)) return
  writeSync(1, `${JSON.stringify({ step })}\n`)
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}
await restoreBackup({ owner, file, migrations, replace: true, onStep })
